package org.hourglass.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Numbers of both sides in a line: quartiles, and whether the difference is more than noise. */
final class SearchTable {

    static final String HEAD = String.format(
            "%-28s %-34s %-34s %s",
            "function, sampler, trials", "Hourglass (quartiles)", "Optuna (quartiles)", "difference");

    private static final double SIGNIFICANT = 0.05;

    private SearchTable() {}

    static String line(String name, double[] ours, double[] theirs, boolean moreIsBetter) {
        if (theirs.length == 0) {
            return String.format("%-28s %s", name, quartiles(ours));
        }
        return String.format(
                "%-28s %-34s %-34s %s", name, quartiles(ours), quartiles(theirs), verdict(ours, theirs, moreIsBetter));
    }

    private static String quartiles(double[] values) {
        return String.format(
                Locale.ROOT,
                "%.4g (%.4g to %.4g)",
                quantile(values, 0.5),
                quantile(values, 0.25),
                quantile(values, 0.75));
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static String verdict(double[] ours, double[] theirs, boolean moreIsBetter) {
        if (ours.length == 1) {
            return String.format(Locale.ROOT, "%.1f times as fast", theirs[0] / ours[0]);
        }
        double z = z(ours, theirs) * (moreIsBetter ? -1 : 1);
        double p = Math.min(1, 2 * upperTail(Math.abs(z)));
        String word = p >= SIGNIFICANT ? "within noise" : z < 0 ? "better" : "worse";
        return String.format(Locale.ROOT, "%s, p = %.3f", word, p);
    }

    /** Returns Mann and Whitney's statistic in deviations; below 0 if the first ones are smaller. */
    static double z(double[] first, double[] second) {
        double wins = 0;
        for (double a : first) {
            for (double b : second) {
                wins += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double pairs = (double) first.length * second.length;
        return (wins - pairs / 2) / Math.sqrt(pairs * (first.length + second.length + 1) / 12);
    }

    /** Returns the probability that a standard normal number is larger, to 1e-7 (Abramowitz and Stegun, 26.2.17). */
    static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
    }
}
