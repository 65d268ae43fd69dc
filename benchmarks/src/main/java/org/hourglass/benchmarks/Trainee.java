package org.hourglass.benchmarks;

/** Something that trains for a while when told to. */
interface Trainee extends AutoCloseable {

    /** Returns what it is, as a line of the table. */
    String name();

    /** Trains for about this long and returns samples per second. */
    double train(double seconds);

    @Override
    void close();
}
