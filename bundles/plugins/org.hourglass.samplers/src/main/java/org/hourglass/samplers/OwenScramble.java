package org.hourglass.samplers;

import org.hourglass.spi.search.Draws;

/** Owen's nested scramble in base 2: whether a bit is flipped depends on the bits above it, so that nets stay nets. */
record OwenScramble(long seed) {

    private static final int BITS = 52;

    /** Returns the middle of the cell that a number 0 ≤ x &lt; 1 comes to. */
    double position(String name, double x) {
        long bits = (long) (x * 0x1p52);
        long scrambled = 0;
        for (int depth = 0; depth < BITS; depth++) {
            int place = BITS - 1 - depth;
            long above = (1L << depth) | (bits >>> (place + 1)); // the leading 1 tells prefixes of unequal length apart
            long coin = new Draws(seed, above).bits(name) >>> 63;
            scrambled |= (((bits >>> place) & 1) ^ coin) << place;
        }
        return (scrambled + 0.5) * 0x1p-52;
    }
}
