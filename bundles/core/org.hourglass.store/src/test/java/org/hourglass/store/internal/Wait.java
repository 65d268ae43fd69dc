package org.hourglass.store.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes do. */
final class Wait {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Wait() {}

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + PATIENCE);
            }
            Pause.millis(5);
        }
    }
}
