package org.hourglass.datasets.files;

import java.io.IOException;
import java.util.Arrays;
import org.hourglass.datasets.internal.SplitMix64;

/**
 * Which rows learn and which test, in a random order: the engine takes the last training rows for validation, and files
 * are often sorted.
 *
 * @param train the numbers of the training rows
 * @param test the numbers of the test rows
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Partition(int[] train, int[] test) {

    /** Draws the rounded share of the rows for the test, at least one, and leaves at least one. */
    static Partition of(String name, int rows, double testShare, long seed) throws IOException {
        if (rows < 2) {
            throw new IOException(
                    "%s: must have at least 2 samples, one of them for the test, but got %d".formatted(name, rows));
        }
        int tests = (int) Math.min(Math.max(1, Math.round(testShare * rows)), rows - 1);
        int[] order = order(rows, seed);
        return new Partition(Arrays.copyOfRange(order, tests, rows), Arrays.copyOf(order, tests));
    }

    /** Returns a random order of the rows. */
    static int[] order(int rows, long seed) {
        return new SplitMix64(seed).named("order").permutation(rows);
    }
}
