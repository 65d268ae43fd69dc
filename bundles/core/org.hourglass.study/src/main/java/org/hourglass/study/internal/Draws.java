package org.hourglass.study.internal;

/**
 * Random numbers by name: each is a function of seed, index and name alone, so that a further parameter changes no
 * other's draws.
 *
 * <p>Source: the mixing function is that of SplitMix64: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014, figure 16 with the constants of D. Stafford's variant 13. Names are hashed by FNV-1a, 64 bits.
 */
record Draws(long seed, long index) {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** Returns a number 0 ≤ u &lt; 1 with 53 random bits. */
    double uniform(String name) {
        long stream = mix(mix(seed + GAMMA) ^ hash(name));
        return (mix(stream + (index + 1) * GAMMA) >>> 11) * 0x1.0p-53;
    }

    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
