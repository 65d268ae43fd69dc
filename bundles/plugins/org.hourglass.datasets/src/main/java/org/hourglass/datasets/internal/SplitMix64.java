package org.hourglass.datasets.internal;

/**
 * A generator whose numbers are the same on every machine and Java version, which the library does not promise for
 * normal numbers.
 *
 * <p>Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure
 * 17; normal numbers by G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", Annals of
 * Mathematical Statistics 29, 1958; permutations by R. Durstenfeld, "Algorithm 235: random permutation", Communications
 * of the ACM 7, 1964.
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;
    private double spare = Double.NaN;

    /** Makes a generator; equal seeds give equal numbers. */
    public SplitMix64(long seed) {
        state = seed;
    }

    /** Returns an independent generator for a purpose. */
    public SplitMix64 named(String purpose) {
        long key = state;
        for (int i = 0; i < purpose.length(); i++) {
            key = mix(key + GOLDEN_GAMMA) ^ purpose.charAt(i);
        }
        return new SplitMix64(mix(key));
    }

    /** Draws 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Draws from U(0, 1], in steps of 2⁻⁵³. */
    public double uniform() {
        return ((next() >>> 11) + 1) * 0x1p-53;
    }

    /** Draws from U(low, high]. */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Draws one of 0 … bound - 1. No other value is more likely by more than bound / 2⁵³. */
    public int below(int bound) {
        return (int) ((next() >>> 11) * 0x1p-53 * bound);
    }

    /** Draws from N(0, 1), two at a time. */
    public double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double radius = Math.sqrt(-2 * StrictMath.log(uniform()));
        double angle = 2 * Math.PI * uniform();
        spare = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /** Draws an order of 0 … size - 1. */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
