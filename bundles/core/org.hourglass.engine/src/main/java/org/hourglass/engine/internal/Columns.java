package org.hourglass.engine.internal;

import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;

/** Puts columns beside others and takes them apart: a function of rows is given everything in one matrix. */
final class Columns {

    private Columns() {}

    /** Returns the rows of both, those on the right going on where those on the left end. */
    static Matrix beside(Matrix left, Matrix right) {
        int columns = left.columns() + right.columns();
        float[] values = new float[Math.multiplyExact(left.rows(), columns)];
        for (int i = 0; i < left.rows(); i++) {
            System.arraycopy(left.row(i), 0, values, i * columns, left.columns());
            System.arraycopy(right.row(i), 0, values, i * columns + left.columns(), right.columns());
        }
        return Matrix.of(left.rows(), columns, values);
    }

    /** Returns the columns from (included) to (excluded). */
    static Matrix range(Matrix all, int from, int to) {
        float[] values = new float[all.rows() * (to - from)];
        for (int i = 0; i < all.rows(); i++) {
            System.arraycopy(all.row(i), from, values, i * (to - from), to - from);
        }
        return Matrix.of(all.rows(), to - from, values);
    }

    /** Returns the classes as one column of numbers. */
    static Matrix of(Labels labels) {
        float[] values = new float[labels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels.get(i);
        }
        return Matrix.of(values.length, 1, values);
    }
}
