package org.hourglass.spi;

import org.osgi.annotation.versioning.ProviderType;

/** Numerics without a computation to build, as fast as the engine can do them; thread-safe, an OSGi service. */
@ProviderType
public interface LinearAlgebra {

    /** Returns a · b: [n, k] times [k, m]. */
    Matrix product(Matrix a, Matrix b);

    /** Returns a · bᵀ: [n, k] times [m, k] transposed. */
    Matrix productTransposed(Matrix a, Matrix b);

    /** Returns the mean of each column, summed in float64. */
    double[] mean(Matrix samples);

    /**
     * Returns the covariance of the columns around their means, divided by n - 1, computed in float64; shared, so not to
     * be changed: features x
     * features values, row after row.
     */
    double[] covariance(Matrix samples);

    /**
     * Returns the eigenvalues and eigenvectors of a symmetric matrix, largest eigenvalue first; each vector's component
     * of largest magnitude is positive.
     *
     * @param symmetric size x size values, row after row
     */
    Eigen eigen(double[] symmetric, int size);

    /**
     * Returns for each query the rows of the gallery nearest in Euclidean distance, nearest first, ties by row.
     *
     * @param excludeSelf leaves out row i of the gallery for query i: for a gallery queried with itself
     */
    int[][] nearest(Matrix queries, Matrix gallery, int count, boolean excludeSelf);

    /**
     * Eigenvalues, largest first, and the vectors that belong to them.
     *
     * @param values the eigenvalues
     * @param vectors vectors[i] belongs to values[i], of length 1
     */
    record Eigen(double[] values, double[][] vectors) {}
}
