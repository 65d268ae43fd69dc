package org.hourglass.statistics;

/**
 * What several measurements of one thing say about it.
 *
 * <pre>
 *   m = (1/n) Σᵢ xᵢ,   s² = (1/(n−1)) Σᵢ (xᵢ − m)²,   m ± t₀.₉₇₅,ₙ₋₁ · s/√n
 * </pre>
 *
 * <p>Domain: finite values that are independent draws from a normal distribution, for the interval to be exact. Source:
 * Student, "The probable error of a mean", Biometrika, 1908.
 *
 * @param n how many there are
 * @param mean their mean
 * @param sd their standard deviation, of n − 1 degrees of freedom; NaN for one value, which says nothing about it
 * @param interval what holds the true mean in 95 of 100 such cases; without bounds for one value
 */
public record Summary(int n, double mean, double sd, Interval interval) {

    /**
     * Returns the summary of at least one finite value.
     *
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Summary of(double... values) {
        Moments moments = Moments.of("summary", values);
        return new Summary(values.length, moments.mean(), moments.sd(), moments.interval(0));
    }

    /** Returns half the width of the interval: what stands behind ±. */
    public double margin() {
        return (interval.high() - interval.low()) / 2;
    }
}
