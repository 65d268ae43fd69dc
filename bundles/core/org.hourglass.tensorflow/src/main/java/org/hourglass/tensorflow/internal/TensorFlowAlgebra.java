package org.hourglass.tensorflow.internal;

import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Linear algebra with TensorFlow's kernels, each call on the thread of its caller. */
@Component
public final class TensorFlowAlgebra implements LinearAlgebra {

    private static final int ROWS_AT_ONCE = 2000;

    private final Kernels kernels = new Kernels();

    /** Makes the service; touches nothing native. */
    @Activate
    public TensorFlowAlgebra() {}

    /** Gives back what was made at first use. */
    @Deactivate
    public void close() {
        kernels.close();
    }

    @Override
    public Matrix product(Matrix a, Matrix b) {
        require("product", "columns of a", "rows of b", a.columns() == b.rows(), a, b);
        return kernels.product(a, b, false);
    }

    @Override
    public Matrix productTransposed(Matrix a, Matrix b) {
        requireColumns("productTransposed", a, b);
        return kernels.product(a, b, true);
    }

    private static void requireColumns(String operation, Matrix a, Matrix b) {
        require(operation, "columns of a", "columns of b", a.columns() == b.columns(), a, b);
    }

    private static void require(String operation, String one, String other, boolean equal, Matrix a, Matrix b) {
        if (!equal) {
            throw new IllegalArgumentException(
                    "%s: the %s must be the %s, but got %s and %s".formatted(operation, one, other, a, b));
        }
    }

    @Override
    public double[] mean(Matrix samples) {
        requireRows("mean", samples, 1);
        double[] mean = new double[samples.columns()];
        float[] row = new float[samples.columns()];
        for (int i = 0; i < samples.rows(); i++) {
            samples.values().get(i * row.length, row);
            for (int j = 0; j < row.length; j++) {
                mean[j] += row[j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= samples.rows();
        }
        return mean;
    }

    @Override
    public double[] covariance(Matrix samples) {
        requireRows("covariance", samples, 2);
        double[] mean = mean(samples);
        int size = samples.columns();
        double[] sums = new double[Math.multiplyExact(size, size)];
        for (int from = 0; from < samples.rows(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, samples.rows());
            double[] products = kernels.squares(centred(samples.slice(from, to), mean), size);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += products[i];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= samples.rows() - 1;
        }
        return sums;
    }

    private static void requireRows(String operation, Matrix samples, int least) {
        if (samples.rows() < least) {
            throw new IllegalArgumentException(
                    "%s: there must be at least %d rows, but got %s".formatted(operation, least, samples));
        }
    }

    private static double[] centred(Matrix rows, double[] mean) {
        double[] centred = new double[rows.rows() * mean.length];
        float[] values = rows.toArray();
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean[i % mean.length];
        }
        return centred;
    }

    @Override
    public Eigen eigen(double[] symmetric, int size) {
        if (symmetric.length != Math.multiplyExact(size, size)) {
            throw new IllegalArgumentException(
                    "eigen: there must be %d x %d values, but got %d".formatted(size, size, symmetric.length));
        }
        Kernels.Decomposition rising = kernels.eigen(symmetric, size);
        double[] values = new double[size];
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            int column = size - 1 - i;
            values[i] = rising.values()[column];
            for (int j = 0; j < size; j++) {
                vectors[i][j] = rising.columns()[j * size + column];
            }
            orient(vectors[i]);
        }
        return new Eigen(values, vectors);
    }

    /** Turns a vector so that its component of largest magnitude, the first of several, is positive. */
    private static void orient(double[] vector) {
        int largest = 0;
        for (int j = 1; j < vector.length; j++) {
            if (Math.abs(vector[j]) > Math.abs(vector[largest])) {
                largest = j;
            }
        }
        if (vector[largest] < 0) {
            for (int j = 0; j < vector.length; j++) {
                vector[j] = -vector[j];
            }
        }
    }

    @Override
    public int[][] nearest(Matrix queries, Matrix gallery, int count, boolean excludeSelf) {
        requireColumns("nearest", queries, gallery);
        int most = gallery.rows() - (excludeSelf ? 1 : 0);
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(
                    "nearest: count must be in [1, %d], the rows to choose from, but got %d".formatted(most, count));
        }
        return new Neighbours(kernels, gallery, count, excludeSelf).of(queries);
    }
}
