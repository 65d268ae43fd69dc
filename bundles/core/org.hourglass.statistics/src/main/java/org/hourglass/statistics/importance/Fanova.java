package org.hourglass.statistics.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hourglass.base.SplitMix;

/** {@link Method#FANOVA}: a forest, and the means of its trees' marginal variances. */
final class Fanova {

    private static final int TREES = 32;
    private static final int DRAWS = 1000; // of a tree: more trials would cost more and change little
    private static final int PAIRED = 12; // parameters whose pairs are looked at

    private final Columns columns;
    private final double[] values;
    private final int[][] orders;

    Fanova(Columns columns) {
        this.columns = columns;
        double mean = Arrays.stream(columns.values())
                .map(value -> value / columns.trials())
                .sum();
        double largest = Arrays.stream(columns.values())
                .map(value -> Math.abs(value - mean))
                .max()
                .orElse(1);
        // fractions of a variance do not depend on either, squares of very large or small numbers would
        this.values = Arrays.stream(columns.values())
                .map(value -> (value - mean) / largest)
                .toArray();
        this.orders = columns.all().stream().map(this::order).toArray(int[][]::new);
    }

    private int[] order(Column column) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> column.values()[i])) // NaN last
                .mapToInt(i -> i)
                .toArray();
    }

    Importances importances() {
        List<Marginals> forest = new ArrayList<>();
        for (int i = 0; i < TREES; i++) {
            Tree tree = new Tree(columns, orders, values, draw(SplitMix.mix(SplitMix.hash("fanova") + i)));
            Marginals marginals = new Marginals(columns.all(), tree.leaves());
            if (marginals.total() > 0) {
                forest.add(marginals);
            }
        }
        return new Shared(columns, forest, PAIRED).importances();
    }

    private int[] draw(long seed) {
        int[] weights = new int[values.length];
        long state = seed;
        for (int i = 0; i < Math.min(DRAWS, values.length); i++) {
            state += SplitMix.GAMMA;
            weights[(int) (((SplitMix.mix(state) >>> 32) * values.length) >>> 32)]++;
        }
        return weights;
    }
}
