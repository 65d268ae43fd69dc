package org.hourglass.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Places in ascending order, from 1; equal values share the mean of their places.
 */
public final class Ranks {

    private final double[] ranks;
    private final double ties;

    private Ranks(double[] ranks, double ties) {
        this.ranks = ranks;
        this.ties = ties;
    }

    /** Returns the ranks of these values, none of which may be NaN. */
    public static Ranks of(double... values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[values.length];
        double ties = 0;
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            double t = end - (double) start;
            ties += t * t * t - t;
            start = end;
        }
        return new Ranks(ranks, ties);
    }

    /** Returns the rank of value number i. */
    public double get(int i) {
        return ranks[i];
    }

    /** Returns all ranks, in the order of the values. */
    public double[] toArray() {
        return ranks.clone();
    }

    /** Returns Σ t³ − t over the groups of t equal values: what corrections for ties are made of. */
    public double ties() {
        return ties;
    }

    @Override
    public String toString() {
        return Arrays.toString(ranks);
    }
}
