package org.hourglass.engine.internal;

import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;

/** Linear algebra for tests that need none. */
class NoAlgebra implements LinearAlgebra {

    @Override
    public double[] covariance(Matrix samples) {
        throw new UnsupportedOperationException("covariance");
    }

    @Override
    public Eigen eigen(double[] symmetric, int size) {
        throw new UnsupportedOperationException("eigen");
    }

    @Override
    public Matrix product(Matrix a, Matrix b) {
        throw new UnsupportedOperationException("product");
    }

    @Override
    public Matrix productTransposed(Matrix a, Matrix b) {
        throw new UnsupportedOperationException("productTransposed");
    }

    @Override
    public double[] mean(Matrix samples) {
        throw new UnsupportedOperationException("mean");
    }

    @Override
    public int[][] nearest(Matrix queries, Matrix gallery, int count, boolean excludeSelf) {
        throw new UnsupportedOperationException("nearest");
    }
}
