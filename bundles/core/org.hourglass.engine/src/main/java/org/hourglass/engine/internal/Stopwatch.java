package org.hourglass.engine.internal;

/** A run's time over all attempts, and the time since a mark. */
final class Stopwatch {

    private static final double NANOS = 1e9;

    private final double before;
    private final long began = System.nanoTime();
    private long marked = began;

    Stopwatch(double before) {
        this.before = before;
    }

    double seconds() {
        return before + (System.nanoTime() - began) / NANOS;
    }

    double sinceMark() {
        return (System.nanoTime() - marked) / NANOS;
    }

    void mark() {
        marked = System.nanoTime();
    }
}
