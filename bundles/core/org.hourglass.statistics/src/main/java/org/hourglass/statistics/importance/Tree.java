package org.hourglass.statistics.importance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A regression tree (CART), grown until no cut leaves {@link #LEAST} trials on both sides or lowers the error. Source: L.
 * Breiman, J. Friedman, R. Olshen, C. Stone, "Classification and regression trees", 1984, chapter 8.
 */
final class Tree {

    static final double LEAST = 2;

    private final Columns columns;
    private final Splits splits;
    private final int[][] sorted;
    private final boolean[] goesLeft;
    private final int[] spare;
    private final List<Leaf> leaves = new ArrayList<>();
    private final double negligible;

    /**
     * Grows a tree.
     *
     * @param orders for each column the trials sorted by its values, inactive ones last
     * @param weights how often a trial was drawn
     */
    Tree(Columns columns, int[][] orders, double[] values, int[] weights) {
        this.columns = columns;
        this.splits = new Splits(columns, values, weights, LEAST);
        this.sorted = new int[orders.length][];
        for (int i = 0; i < orders.length; i++) {
            sorted[i] =
                    IntStream.of(orders[i]).filter(trial -> weights[trial] > 0).toArray();
        }
        this.goesLeft = new boolean[values.length];
        this.spare = new int[sorted[0].length];
        this.negligible = 1e-12
                * IntStream.range(0, values.length)
                        .mapToDouble(i -> weights[i] * values[i] * values[i])
                        .sum();
        grow(Leaf.whole(columns), 0, sorted[0].length);
    }

    List<Leaf> leaves() {
        return leaves;
    }

    private void grow(Leaf box, int start, int end) {
        Cut best = Cut.NONE;
        for (int i = 0; i < sorted.length; i++) {
            Cut cut = splits.best(i, sorted[i], start, end);
            best = cut.gain() > best.gain() ? cut : best;
        }
        if (best.gain() <= negligible) {
            leaves.add(box.of(splits.sums(sorted[0], start, end).mean()));
            return;
        }
        int middle = part(best, start, end);
        int column = best.column();
        if (columns.all().get(column).number()) {
            grow(box.below(column, best.threshold()), start, middle);
            grow(box.above(column, best.threshold()), middle, end);
        } else {
            BitSet left = left(best, box, start, middle, end);
            BitSet right = (BitSet) box.levels()[column].clone();
            right.andNot(left);
            grow(box.within(column, left), start, middle);
            grow(box.within(column, right), middle, end);
        }
    }

    /** Levels that no trial here has go with most of the trials. */
    private BitSet left(Cut cut, Leaf box, int start, int middle, int end) {
        int column = cut.column();
        BitSet left = (BitSet) box.levels()[column].clone();
        if (middle - start < end - middle) {
            left.and(cut.left());
            return left;
        }
        for (int i = middle; i < end; i++) {
            left.clear((int) columns.all().get(column).values()[sorted[column][i]]);
        }
        return left;
    }

    private int part(Cut cut, int start, int end) {
        Column column = columns.all().get(cut.column());
        for (int i = start; i < end; i++) {
            int trial = sorted[0][i];
            goesLeft[trial] = cut.left(column, trial);
        }
        int middle = start;
        for (int[] order : sorted) {
            middle = start;
            int kept = 0;
            for (int i = start; i < end; i++) {
                if (goesLeft[order[i]]) {
                    order[middle++] = order[i];
                } else {
                    spare[kept++] = order[i];
                }
            }
            System.arraycopy(spare, 0, order, middle, kept);
        }
        return middle;
    }
}
