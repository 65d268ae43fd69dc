package org.hourglass.testkit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;

/**
 * Linear algebra in plain Java and float64: slow, for small matrices, and independent of the engine's.
 *
 * <p>Eigenvalues by Jacobi's method. Source: G. H. Golub, C. F. Van Loan, "Matrix computations", 4th edition, Johns
 * Hopkins University Press, 2013, section 8.5.
 */
public final class PlainAlgebra implements LinearAlgebra {

    private static final int SWEEPS = 100;
    private static final double SMALL = 1e-30;

    /** Makes it; it has no state. */
    public PlainAlgebra() {}

    @Override
    public Matrix product(Matrix a, Matrix b) {
        float[] values = new float[a.rows() * b.columns()];
        for (int i = 0; i < values.length; i++) {
            int row = i / b.columns();
            int column = i % b.columns();
            values[i] = (float) sum(a.columns(), k -> (double) a.get(row, k) * b.get(k, column));
        }
        return Matrix.of(a.rows(), b.columns(), values);
    }

    @Override
    public Matrix productTransposed(Matrix a, Matrix b) {
        float[] values = new float[a.rows() * b.rows()];
        for (int i = 0; i < values.length; i++) {
            int row = i / b.rows();
            int column = i % b.rows();
            values[i] = (float) sum(a.columns(), k -> (double) a.get(row, k) * b.get(column, k));
        }
        return Matrix.of(a.rows(), b.rows(), values);
    }

    @Override
    public double[] mean(Matrix samples) {
        return IntStream.range(0, samples.columns())
                .mapToDouble(j -> sum(samples.rows(), i -> samples.get(i, j)) / samples.rows())
                .toArray();
    }

    @Override
    public double[] covariance(Matrix samples) {
        double[] mean = mean(samples);
        int size = mean.length;
        double[] covariance = new double[size * size];
        for (int i = 0; i < covariance.length; i++) {
            int a = i / size;
            int b = i % size;
            covariance[i] =
                    sum(samples.rows(), row -> (samples.get(row, a) - mean[a]) * (samples.get(row, b) - mean[b]))
                            / (samples.rows() - 1);
        }
        return covariance;
    }

    @Override
    public Eigen eigen(double[] symmetric, int size) {
        double[][] a = new double[size][];
        double[][] v = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i] = Arrays.copyOfRange(symmetric, i * size, (i + 1) * size);
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && offDiagonal(a) > SMALL * norm(a); sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -a[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Eigen(
                Arrays.stream(order).mapToDouble(i -> a[i][i]).toArray(),
                Arrays.stream(order).mapToObj(i -> signed(v[i])).toArray(double[][]::new));
    }

    @Override
    public int[][] nearest(Matrix queries, Matrix gallery, int count, boolean excludeSelf) {
        return IntStream.range(0, queries.rows())
                .mapToObj(query -> IntStream.range(0, gallery.rows())
                        .filter(row -> !excludeSelf || row != query)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer row) -> distance(queries, query, gallery, row))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(count)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static double distance(Matrix queries, int query, Matrix gallery, int row) {
        return sum(queries.columns(), k -> {
            double d = (double) queries.get(query, k) - gallery.get(row, k);
            return d * d;
        });
    }

    /** Turns a[p][q] to 0 by a rotation of the axes p and q; the rows of v are turned along and become the vectors. */
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (double[] row : a) {
            double before = row[p];
            row[p] = c * before - s * row[q];
            row[q] = s * before + c * row[q];
        }
        for (double[][] matrix : new double[][][] {a, v}) {
            for (int k = 0; k < a.length; k++) {
                double before = matrix[p][k];
                matrix[p][k] = c * before - s * matrix[q][k];
                matrix[q][k] = s * before + c * matrix[q][k];
            }
        }
    }

    private static double offDiagonal(double[][] a) {
        return sum(a.length, i -> sum(a.length, j -> i == j ? 0 : a[i][j] * a[i][j]));
    }

    private static double norm(double[][] a) {
        return sum(a.length, i -> sum(a.length, j -> a[i][j] * a[i][j]));
    }

    private static double[] signed(double[] vector) {
        int largest = IntStream.range(0, vector.length)
                .boxed()
                .max(Comparator.comparingDouble((Integer i) -> Math.abs(vector[i])))
                .orElse(0);
        double sign = vector[largest] < 0 ? -1 : 1;
        return Arrays.stream(vector).map(x -> sign * x).toArray();
    }

    private static double sum(int count, IntToDoubleFunction term) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }
}
