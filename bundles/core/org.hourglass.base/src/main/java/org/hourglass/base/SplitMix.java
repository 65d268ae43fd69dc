package org.hourglass.base;

import java.nio.charset.StandardCharsets;

/**
 * The mixing that counter-based randomness is made of: bits that look random and depend on their argument alone.
 *
 * <p>Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 16 with
 * the constants of D. Stafford's variant 13; G. Fowler, L. Noll, K. Vo, FNV-1a, 64 bits, for text.
 */
public final class SplitMix {

    /** The odd number next to 2⁶⁴ divided by the golden ratio: the step between the states of a stream. */
    public static final long GAMMA = 0x9e3779b97f4a7c15L;

    private SplitMix() {}

    /** Returns the finaliser's value: one to one, every bit of the argument changing half of the result's on average. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Returns FNV-1a of the text in UTF-8, not mixed. */
    public static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
