package org.hourglass.statistics.importance;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Takes the variance of one tree apart. Along each column the leaves' ends cut atoms, on which marginals are constant. */
final class Marginals {

    private final List<Leaf> leaves;
    private final double[][] masses;
    private final double[][] widths;
    private final int[][][] runs;
    private final double[] volumes;
    private final double mean;
    private final double[] singles;

    Marginals(List<Column> columns, List<Leaf> leaves) {
        this.leaves = leaves;
        int n = columns.size();
        this.masses = new double[n][];
        this.widths = new double[n][leaves.size()];
        this.runs = new int[n][leaves.size()][];
        this.volumes = new double[leaves.size()];
        Arrays.fill(volumes, 1);
        for (int i = 0; i < n; i++) {
            atoms(i, columns.get(i));
            for (int leaf = 0; leaf < volumes.length; leaf++) {
                widths[i][leaf] = leaves.get(leaf).width(i, columns.get(i));
                volumes[leaf] *= widths[i][leaf];
            }
        }
        double sum = 0;
        for (int leaf = 0; leaf < volumes.length; leaf++) {
            sum += volumes[leaf] * leaves.get(leaf).value();
        }
        this.mean = sum;
        this.singles = new double[n];
        Arrays.setAll(singles, this::single);
    }

    /** Returns the variance of the tree over the space. */
    double total() {
        double total = 0;
        for (int leaf = 0; leaf < volumes.length; leaf++) {
            double away = leaves.get(leaf).value() - mean;
            total += volumes[leaf] * away * away;
        }
        return total;
    }

    /** Returns the variance of a column's marginal. */
    double of(int column) {
        return singles[column];
    }

    /** Returns the variance of two columns' common marginal beyond those of the two. */
    double of(int i, int j) {
        if (masses[i].length == 1 || masses[j].length == 1) {
            return 0;
        }
        int rows = masses[i].length;
        int wide = masses[j].length + 1;
        double[] grid = new double[(rows + 1) * wide];
        for (int leaf = 0; leaf < volumes.length; leaf++) {
            double height = volumes[leaf]
                    / (widths[i][leaf] * widths[j][leaf])
                    * (leaves.get(leaf).value() - mean);
            add(grid, wide, runs[i][leaf], runs[j][leaf], height);
        }
        double variance = 0;
        for (int a = 0; a < rows; a++) {
            double along = 0;
            for (int b = 0; b < wide - 1; b++) {
                along += grid[a * wide + b];
                double above = a == 0 ? 0 : grid[(a - 1) * wide + b];
                grid[a * wide + b] = above + along;
                variance += masses[i][a] * masses[j][b] * (above + along) * (above + along);
            }
        }
        return Math.max(0, variance - singles[i] - singles[j]);
    }

    /** Differences in both directions: their sums are the marginal. */
    private static void add(double[] grid, int wide, int[] rows, int[] columns, double height) {
        for (int a = 0; a < rows.length; a++) {
            for (int b = 0; b < columns.length; b++) {
                grid[rows[a] * wide + columns[b]] += (a + b) % 2 == 0 ? height : -height;
            }
        }
    }

    private double single(int column) {
        if (masses[column].length == 1) {
            return 0;
        }
        double[] steps = new double[masses[column].length + 1];
        for (int leaf = 0; leaf < volumes.length; leaf++) {
            double height =
                    volumes[leaf] / widths[column][leaf] * (leaves.get(leaf).value() - mean);
            int[] ends = runs[column][leaf];
            for (int a = 0; a < ends.length; a++) {
                steps[ends[a]] += a % 2 == 0 ? height : -height;
            }
        }
        double variance = 0;
        double here = 0;
        for (int a = 0; a < masses[column].length; a++) {
            here += steps[a];
            variance += masses[column][a] * here * here;
        }
        return variance;
    }

    /** Sets the column's atoms, and which of them each leaf spans: from, to, from, to, and so on. */
    private void atoms(int i, Column column) {
        if (!column.number()) {
            masses[i] = new double[column.levels()];
            Arrays.fill(masses[i], 1.0 / column.levels());
            Arrays.setAll(runs[i], leaf -> runs(leaves.get(leaf).levels()[i]));
            return;
        }
        double[] ends = ends(i);
        masses[i] = new double[ends.length - 1];
        Arrays.setAll(masses[i], a -> ends[a + 1] - ends[a]);
        for (int leaf = 0; leaf < volumes.length; leaf++) {
            runs[i][leaf] = new int[] {
                Arrays.binarySearch(ends, leaves.get(leaf).low()[i]),
                Arrays.binarySearch(ends, leaves.get(leaf).high()[i])
            };
        }
    }

    /** Returns where leaves begin or end, each place once; plain loops, as streams would cost half of the time. */
    private double[] ends(int i) {
        double[] ends = new double[2 * volumes.length];
        for (int leaf = 0; leaf < volumes.length; leaf++) {
            ends[2 * leaf] = leaves.get(leaf).low()[i];
            ends[2 * leaf + 1] = leaves.get(leaf).high()[i];
        }
        Arrays.sort(ends);
        int distinct = 0;
        for (double end : ends) {
            if (distinct == 0 || ends[distinct - 1] < end) {
                ends[distinct++] = end;
            }
        }
        return Arrays.copyOf(ends, distinct);
    }

    private static int[] runs(BitSet levels) {
        int[] ends = new int[2 * levels.cardinality()];
        int count = 0;
        for (int from = levels.nextSetBit(0); from >= 0; from = levels.nextSetBit(ends[count - 1])) {
            ends[count++] = from;
            ends[count++] = levels.nextClearBit(from);
        }
        return Arrays.copyOf(ends, count);
    }
}
