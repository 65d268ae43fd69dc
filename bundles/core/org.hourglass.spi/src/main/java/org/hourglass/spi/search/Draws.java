package org.hourglass.spi.search;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers by name: each is a function of seed, number and name alone, so that a further dimension changes no other's
 * draws, and a search that begins anew in the middle draws the same.
 *
 * <p>Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 16 with the
 * constants of D. Stafford's variant 13; G. Fowler, L. Noll, K. Vo, FNV-1a, 64 bits, for the name.
 *
 * @param seed of the study
 * @param number of the suggestion
 */
public record Draws(long seed, long number) {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    /** Returns a number 0 ≤ u &lt; 1 with 53 random bits. */
    public double uniform(String name) {
        return (bits(name) >>> 11) * 0x1.0p-53;
    }

    /** Returns 64 random bits, for example to seed a generator with. */
    public long bits(String name) {
        long stream = mix(mix(seed + GAMMA) ^ mix(hash(name)));
        return mix(stream + (number + 1) * GAMMA);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
