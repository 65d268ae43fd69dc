package org.hourglass.store.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hourglass.base.HourglassException;

/** Does something every few seconds on a daemon thread. */
final class Heartbeat implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "hourglass-lease");
        daemon.setDaemon(true);
        return daemon;
    });
    private final ScheduledFuture<?> beats;

    Heartbeat(Duration every, Runnable beat) {
        beats = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        beat.run();
                    } catch (HourglassException e) {
                        // what stops this stops the next entry of the journal too, and that one tells
                        return;
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        beats.cancel(false);
        thread.shutdown();
    }
}
