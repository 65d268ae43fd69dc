package org.hourglass.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/** Mean and standard deviation, exact where all values are equal, and what Student's distribution makes of them. */
record Moments(int n, double mean, double sd) {

    private static final double LEVEL = 0.95;
    private static final double ACCURACY = 1e-14;

    static Moments of(String what, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("%s: must have at least one value, but got none".formatted(what));
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "%s: values must be finite, but got %s".formatted(what, Arrays.toString(values)));
            }
        }
        int n = values.length;
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            return new Moments(n, values[0], n == 1 ? Double.NaN : 0);
        }
        double mean = Arrays.stream(values).map(value -> value / n).sum();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Moments(n, mean, Math.sqrt(squares / (n - 1)));
    }

    /** Returns t and its two-sided p; the ratio is what the variance of the mean has beyond s²/n. */
    double t(double ratio) {
        return mean == 0 ? 0 : mean / error(ratio);
    }

    double p(double ratio) {
        double t = Math.abs(t(ratio));
        return Double.isInfinite(t) ? 0 : Math.min(1, 2 * new TDistribution(n - 1).cumulativeProbability(-t));
    }

    Interval interval(double ratio) {
        if (n == 1) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double t = new TDistribution(n - 1, ACCURACY).inverseCumulativeProbability((1 + LEVEL) / 2);
        return new Interval(mean - t * error(ratio), mean + t * error(ratio));
    }

    private double error(double ratio) {
        return sd * Math.sqrt(1.0 / n + ratio);
    }
}
