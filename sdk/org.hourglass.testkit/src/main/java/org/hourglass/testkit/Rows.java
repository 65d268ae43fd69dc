package org.hourglass.testkit;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;

/** Rows of numbers as tests write them, and as tensors. */
public final class Rows {

    private Rows() {}

    /** Returns the values row after row. */
    public static double[] flat(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Returns the rows as a tensor [batch, columns] with this name for the columns. */
    public static Tensor tensor(Calculator calculator, String columns, Interval range, double[][] rows) {
        return calculator.input(shape(columns, rows), range, flat(rows));
    }

    /** Returns the rows as a tensor [batch, columns] that tells the {@link #range} of an activation. */
    public static Tensor tensor(Calculator calculator, String columns, double[][] rows) {
        return tensor(calculator, columns, range(rows), rows);
    }

    /** Returns the shape [batch, columns] of rows. */
    public static Shape shape(String columns, double[][] rows) {
        return Shape.of(axis("batch", rows.length), axis(columns, rows[0].length));
    }

    /**
     * Returns the least of [0, 1], [-1, 1], [0, ∞) and all numbers in which the values lie: what an activation tells.
     */
    public static Interval range(double[][] rows) {
        double low = Arrays.stream(flat(rows)).min().orElse(0);
        double high = Arrays.stream(flat(rows)).max().orElse(0);
        Interval values = low <= high ? new Interval(low, high) : Interval.ALL;
        return Stream.of(Interval.UNIT, new Interval(-1, 1), Interval.POSITIVE)
                .filter(values::within)
                .findFirst()
                .orElse(Interval.ALL);
    }

    /** Returns every row twice: all rows, and all rows again. */
    public static double[][] twice(double[][] rows) {
        return Stream.concat(Stream.of(rows), Stream.of(rows)).toArray(double[][]::new);
    }

    /** Returns the rows in the opposite order. */
    public static double[][] reversed(double[][] rows) {
        double[][] reversed = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            reversed[i] = rows[rows.length - 1 - i];
        }
        return reversed;
    }

    /** Returns a copy with one element replaced. */
    public static double[][] with(double[][] rows, int row, int column, double value) {
        double[][] copy = Stream.of(rows).map(double[]::clone).toArray(double[][]::new);
        copy[row][column] = value;
        return copy;
    }

    /** Returns rows drawn from U(low, high), the same for the same seed. */
    public static double[][] uniform(long seed, int rows, int columns, Interval interval) {
        SplittableRandom random = new SplittableRandom(seed);
        double width = interval.high() - interval.low();
        return Stream.generate(() -> random.doubles(columns)
                        .map(u -> interval.low() + width * u)
                        .toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }

    /** Returns the rows in float32. */
    public static Matrix matrix(double[][] rows) {
        float[][] values = new float[rows.length][rows.length == 0 ? 0 : rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                values[i][j] = (float) rows[i][j];
            }
        }
        return Matrix.of(values);
    }
}
