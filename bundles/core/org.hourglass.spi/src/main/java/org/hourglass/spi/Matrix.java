package org.hourglass.spi;

import java.nio.FloatBuffer;

/** Rows of numbers in float32: samples, codes, reconstructions. Immutable; slices of rows share their memory. */
public final class Matrix {

    private final int rows;
    private final int columns;
    private final FloatBuffer values;

    private Matrix(int rows, int columns, FloatBuffer values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Returns a matrix over these values, row after row.
     *
     * @param values owned by the matrix from now on: not to be changed by the caller
     */
    public static Matrix of(int rows, int columns, float[] values) {
        return of(rows, columns, FloatBuffer.wrap(values));
    }

    /** Returns a matrix over what remains in the buffer, which is owned by the matrix from now on. */
    public static Matrix of(int rows, int columns, FloatBuffer values) {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.remaining()) {
            throw new IllegalArgumentException(
                    "matrix: rows times columns must be the number of values, but got %d x %d and %d"
                            .formatted(rows, columns, values.remaining()));
        }
        return new Matrix(rows, columns, values.slice().asReadOnlyBuffer());
    }

    /** Returns a matrix with a copy of these rows, all of one length. */
    public static Matrix of(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException("matrix: all rows must have %d columns, but got %d in row %d"
                        .formatted(columns, rows[i].length, i));
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return of(rows.length, columns, values);
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Returns one element. */
    public float get(int row, int column) {
        return values.get(row * columns + column);
    }

    /** Returns a copy of one row. */
    public float[] row(int row) {
        float[] copy = new float[columns];
        values.get(row * columns, copy);
        return copy;
    }

    /** Returns rows from (included) to (excluded), sharing the memory. */
    public Matrix slice(int from, int to) {
        return new Matrix(to - from, columns, values.slice(from * columns, (to - from) * columns));
    }

    /** Returns all values, row after row, as a read-only buffer of the caller's own position. */
    public FloatBuffer values() {
        return values.duplicate();
    }

    /** Returns a copy of all values, row after row. */
    public float[] toArray() {
        float[] copy = new float[rows * columns];
        values.get(0, copy);
        return copy;
    }

    @Override
    public String toString() {
        return "[%d, %d]".formatted(rows, columns);
    }
}
