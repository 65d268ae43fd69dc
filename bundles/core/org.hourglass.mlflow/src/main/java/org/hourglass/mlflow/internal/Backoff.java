package org.hourglass.mlflow.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubled each time, with jitter, never less than the server asks for. */
final class Backoff {

    private static final long FIRST_MILLIS = 500;
    private static final int DOUBLINGS = 7;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Returns half to all of 0.5 s · 2^failures, at most 64 s, or longer if the server says so. */
    Duration after(int failures, Trouble trouble) {
        long most = FIRST_MILLIS << Math.min(Math.max(failures, 0), DOUBLINGS);
        Duration wait = Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
        Duration asked = trouble.retryAfter().orElse(Duration.ZERO);
        return wait.compareTo(asked) >= 0 ? wait : asked.plusMillis(random.nextLong(FIRST_MILLIS));
    }
}
