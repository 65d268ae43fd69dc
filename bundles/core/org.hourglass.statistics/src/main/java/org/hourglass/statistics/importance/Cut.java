package org.hourglass.statistics.importance;

import java.util.BitSet;

/**
 * How a node may be parted in two.
 *
 * @param gain by how much the sum of squared errors falls
 * @param column which column parts
 * @param threshold below which numbers go left
 * @param left levels that go left; those of a number are none
 */
record Cut(double gain, int column, double threshold, BitSet left) {

    static final Cut NONE = new Cut(0, -1, 0, new BitSet());

    static Cut number(double gain, int column, double threshold) {
        return new Cut(gain, column, threshold, NONE.left);
    }

    static Cut choice(double gain, int column, BitSet left) {
        return new Cut(gain, column, 0, left);
    }

    boolean left(Column of, int trial) {
        double value = of.values()[trial];
        return of.number() ? value < threshold : left.get((int) value);
    }
}
