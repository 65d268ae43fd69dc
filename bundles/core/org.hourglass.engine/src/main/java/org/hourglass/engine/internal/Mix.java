package org.hourglass.engine.internal;

import java.nio.charset.StandardCharsets;

/**
 * Counter-based randomness: numbers that depend on a key and a counter and on nothing that happened before.
 *
 * <p>Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (the finaliser);
 * FNV-1a for text.
 */
final class Mix {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Mix() {}

    /** Returns a well-mixed number for a key and a counter. */
    static long mix(long key, long counter) {
        return finish(finish(key) + GOLDEN * (counter + 1));
    }

    /** Returns a key of its own for a purpose. */
    static long mix(long key, String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return mix(key, hash);
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

    private static long finish(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
