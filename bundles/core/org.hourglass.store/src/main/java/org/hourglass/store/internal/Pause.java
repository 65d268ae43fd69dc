package org.hourglass.store.internal;

import java.util.concurrent.TimeUnit;

/** A short wait that an interrupt does not end: a transaction is short, and half of one helps nobody. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
