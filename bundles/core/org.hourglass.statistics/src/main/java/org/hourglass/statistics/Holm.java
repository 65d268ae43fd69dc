package org.hourglass.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusts the p values of several tests, so that all of them together keep the level of one. */
public final class Holm {

    private Holm() {}

    /**
     * Returns adjusted p values, in the order of the given ones.
     *
     * <pre>
     *   p̃₍ᵢ₎ = min(1, max over j ≤ i of (m − j + 1) · p₍ⱼ₎),   p₍₁₎ ≤ … ≤ p₍ₘ₎
     * </pre>
     *
     * <p>Whatever depends on what, the probability of any wrong rejection stays below the level. Source: S. Holm, "A simple
     * sequentially rejective multiple test procedure", Scandinavian Journal of Statistics, 1979.
     *
     * @throws IllegalArgumentException if one is no probability
     */
    public static double[] adjusted(double... p) {
        for (double value : p) {
            if (!(0 <= value && value <= 1)) {
                throw new IllegalArgumentException("holm: p must be in [0, 1], but got " + value);
            }
        }
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
