package org.hourglass.engine.internal;

import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;

/**
 * Linear algebra that computes the covariance of the same samples, and the eigenvalues of the same covariance, once: PCA of
 * every code size needs them. What it was asked about stays in memory, so it is for training splits alone.
 */
final class SharedSpectrum implements LinearAlgebra {

    private final LinearAlgebra inner;
    private final Memo<Matrix, double[]> covariances = new Memo<>();
    private final Memo<double[], Eigen> spectra = new Memo<>();

    SharedSpectrum(LinearAlgebra inner) {
        this.inner = inner;
    }

    @Override
    public double[] covariance(Matrix samples) {
        return covariances.get(samples, () -> inner.covariance(samples));
    }

    @Override
    public Eigen eigen(double[] symmetric, int size) {
        return spectra.get(symmetric, () -> inner.eigen(symmetric, size));
    }

    @Override
    public Matrix product(Matrix a, Matrix b) {
        return inner.product(a, b);
    }

    @Override
    public Matrix productTransposed(Matrix a, Matrix b) {
        return inner.productTransposed(a, b);
    }

    @Override
    public double[] mean(Matrix samples) {
        return inner.mean(samples);
    }

    @Override
    public int[][] nearest(Matrix queries, Matrix gallery, int count, boolean excludeSelf) {
        return inner.nearest(queries, gallery, count, excludeSelf);
    }
}
