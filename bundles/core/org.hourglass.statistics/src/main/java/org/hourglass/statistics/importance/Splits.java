package org.hourglass.statistics.importance;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds the best cut of a node by one column. The trials of a node lie sorted by the column's value, inactive ones last. */
final class Splits {

    private final Columns columns;
    private final double[] values;
    private final int[] weights;
    private final double least;

    Splits(Columns columns, double[] values, int[] weights, double least) {
        this.columns = columns;
        this.values = values;
        this.weights = weights;
        this.least = least;
    }

    /** Returns the best cut by a column of the trials from start to end, {@link Cut#NONE} if there is none. */
    Cut best(int number, int[] sorted, int start, int end) {
        Column column = columns.all().get(number);
        int active = end;
        Sums inactive = Sums.NONE;
        while (active > start && !column.activeAt(sorted[active - 1])) {
            active--;
            inactive = inactive.plus(weights[sorted[active]], values[sorted[active]]);
        }
        if (active == start || (inactive.weight() > 0 && inactive.weight() < least)) {
            return Cut.NONE;
        }
        Cut cut = column.number()
                ? number(number, column, sorted, start, active)
                : choice(number, column, sorted, start, active);
        if (cut.column() < 0 || active == end) {
            return cut;
        }
        Sums inside = sums(sorted, start, active);
        double gate = inside.explained()
                + inactive.explained()
                - inside.plus(inactive).explained();
        return opening(column, gate + cut.gain(), sorted, start, end);
    }

    /** The column is not active everywhere here: first the node is parted by the outermost choice that says where. */
    private Cut opening(Column column, double gain, int[] sorted, int start, int end) {
        Column.Gate gate = column.gate();
        while (gate != null) {
            Column outer = columns.all().get(gate.column());
            if (alwaysActive(outer, sorted, start, end)) {
                return Cut.choice(gain, gate.column(), gate.open());
            }
            gate = outer.gate();
        }
        return Cut.NONE;
    }

    private static boolean alwaysActive(Column column, int[] sorted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!column.activeAt(sorted[i])) {
                return false;
            }
        }
        return true;
    }

    private Cut number(int number, Column column, int[] sorted, int start, int end) {
        double[] places = column.values();
        Sums all = sums(sorted, start, end);
        double weight = 0;
        double sum = 0;
        double best = 0;
        double threshold = Double.NaN;
        for (int i = start; i < end - 1; i++) {
            int trial = sorted[i];
            weight += weights[trial];
            sum += weights[trial] * values[trial];
            double here = places[trial];
            double middle = (here + places[sorted[i + 1]]) / 2;
            if (here < middle && middle < 1 && weight >= least && all.weight() - weight >= least) {
                double rest = all.sum() - sum;
                double gain = sum * sum / weight + rest * rest / (all.weight() - weight);
                if (gain > best) {
                    best = gain;
                    threshold = middle;
                }
            }
        }
        double gain = best - all.explained();
        return Double.isNaN(threshold) || gain <= 0 ? Cut.NONE : Cut.number(gain, number, threshold);
    }

    /** In the order of their means, the best of all sets of levels is a beginning (Fisher 1958). */
    private Cut choice(int number, Column column, int[] sorted, int start, int end) {
        Sums[] byLevel = new Sums[column.levels()];
        Arrays.fill(byLevel, Sums.NONE);
        Sums all = Sums.NONE;
        for (int i = start; i < end; i++) {
            int level = (int) column.values()[sorted[i]];
            byLevel[level] = byLevel[level].plus(weights[sorted[i]], values[sorted[i]]);
            all = all.plus(weights[sorted[i]], values[sorted[i]]);
        }
        int[] order = IntStream.range(0, byLevel.length)
                .filter(level -> byLevel[level].weight() > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(level -> byLevel[level].mean()))
                .mapToInt(level -> level)
                .toArray();
        Sums left = Sums.NONE;
        double best = 0;
        int taken = 0;
        for (int i = 0; i < order.length - 1; i++) {
            left = left.plus(byLevel[order[i]]);
            Sums right = all.minus(left);
            double gain = left.explained() + right.explained() - all.explained();
            if (left.weight() >= least && right.weight() >= least && gain > best) {
                best = gain;
                taken = i + 1;
            }
        }
        return taken == 0 ? Cut.NONE : Cut.choice(best, number, levels(order, taken));
    }

    private static BitSet levels(int[] order, int taken) {
        BitSet levels = new BitSet();
        Arrays.stream(order, 0, taken).forEach(levels::set);
        return levels;
    }

    Sums sums(int[] sorted, int start, int end) {
        double weight = 0;
        double sum = 0;
        for (int i = start; i < end; i++) {
            weight += weights[sorted[i]];
            sum += weights[sorted[i]] * values[sorted[i]];
        }
        return new Sums(weight, sum);
    }
}
