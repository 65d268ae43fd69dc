package org.hourglass.statistics.importance;

import java.util.BitSet;

/**
 * A box of the space on which a tree is constant.
 *
 * @param value there
 * @param low lower ends of the numbers, by column
 * @param high upper ends of the numbers, by column
 * @param levels of the choices, by column; empty for a number
 */
record Leaf(double value, double[] low, double[] high, BitSet[] levels) {

    static Leaf whole(Columns columns) {
        int n = columns.all().size();
        double[] high = new double[n];
        java.util.Arrays.fill(high, 1);
        BitSet[] levels = new BitSet[n];
        for (int i = 0; i < n; i++) {
            levels[i] = new BitSet();
            levels[i].set(0, columns.all().get(i).levels());
        }
        return new Leaf(0, new double[n], high, levels);
    }

    Leaf of(double mean) {
        return new Leaf(mean, low, high, levels);
    }

    Leaf below(int column, double threshold) {
        double[] ends = high.clone();
        ends[column] = threshold;
        return new Leaf(value, low, ends, levels);
    }

    Leaf above(int column, double threshold) {
        double[] ends = low.clone();
        ends[column] = threshold;
        return new Leaf(value, ends, high, levels);
    }

    Leaf within(int column, BitSet kept) {
        BitSet[] sets = levels.clone();
        sets[column] = kept;
        return new Leaf(value, low, high, sets);
    }

    /** Returns the fraction of a column's values that the box spans. */
    double width(int column, Column of) {
        return of.number() ? high[column] - low[column] : levels[column].cardinality() / (double) of.levels();
    }
}
