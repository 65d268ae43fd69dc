package org.hourglass.engine.internal;

import org.hourglass.base.SplitMix;

/** Counter-based randomness: numbers that depend on a key and a counter and on nothing that happened before. */
final class Mix {

    private Mix() {}

    /** Returns a well-mixed number for a key and a counter. */
    static long mix(long key, long counter) {
        return SplitMix.mix(SplitMix.mix(key) + SplitMix.GAMMA * (counter + 1));
    }

    /** Returns a key of its own for a purpose. */
    static long mix(long key, String purpose) {
        return mix(key, SplitMix.hash(purpose));
    }

    /** Returns the order of n rows in an epoch: Fisher and Yates with the numbers of a key. */
    static int[] permutation(long key, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = bounded(mix(key, i), i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Maps 64 random bits to [0, bound) by the high half of a product; the bias is below 2⁻³² for bounds of this size. */
    private static int bounded(long bits, int bound) {
        return (int) (((bits >>> 32) * bound) >>> 32);
    }
}
