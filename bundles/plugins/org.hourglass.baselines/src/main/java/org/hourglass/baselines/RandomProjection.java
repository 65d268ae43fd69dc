package org.hourglass.baselines;

import java.util.random.RandomGenerator;
import org.hourglass.spi.Baseline;
import org.hourglass.spi.BaselinePlugin;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;

/**
 * The orthogonal projection on a random subspace: what a code of this size keeps without any learning.
 *
 * <pre>
 *   G ∈ ℝ^{k×D} with independent normal entries,   rows of Q: an orthonormal basis of its rows
 *   h = Q (x − μ),   r = μ + Qᵀ h
 * </pre>
 *
 * <p>Shape: x and μ {@code [features]}, h {@code [code]}, Q {@code [code, features]} with orthonormal rows. Domain:
 * any data. Unit: that of the data.
 *
 * <p>The subspace is uniformly distributed; the reconstruction is the least-squares one.
 *
 * <p>Source: W. Johnson, J. Lindenstrauss, "Extensions of Lipschitz mappings into a Hilbert space", Contemporary
 * Mathematics 26, 1984. Deviation: rows are made orthonormal instead of scaled, so that decoding is their transpose;
 * distances shrink by √(k/D) on average.
 */
@BaselinePlugin(name = "random-projection", doc = "The projection on a random subspace: a code without learning")
record RandomProjection() implements Baseline {

    @Override
    public Representation fit(Samples train, int codeSize, LinearAlgebra algebra, RandomGenerator random) {
        Projection.requireSize("random-projection", codeSize, train);
        int features = train.values().columns();
        float[][] gaussian = new float[codeSize][features];
        for (float[] row : gaussian) {
            for (int j = 0; j < features; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return new Projection(orthonormal(gaussian, algebra), algebra.mean(train.values()), algebra);
    }

    /** Returns an orthonormal basis of the rows: vᵀ G / √λ for the eigenvectors v and eigenvalues λ of G Gᵀ. */
    private static double[][] orthonormal(float[][] rows, LinearAlgebra algebra) {
        int size = rows.length;
        Matrix matrix = Matrix.of(rows);
        Matrix gram = algebra.productTransposed(matrix, matrix);
        double[] symmetric = new double[size * size];
        for (int i = 0; i < symmetric.length; i++) {
            symmetric[i] = gram.get(i / size, i % size);
        }
        LinearAlgebra.Eigen eigen = algebra.eigen(symmetric, size);
        double[][] basis = new double[size][matrix.columns()];
        for (int i = 0; i < size; i++) {
            double scale = 1 / Math.sqrt(eigen.values()[i]);
            for (int k = 0; k < size; k++) {
                double weight = eigen.vectors()[i][k] * scale;
                for (int j = 0; j < basis[i].length; j++) {
                    basis[i][j] += weight * rows[k][j];
                }
            }
        }
        return basis;
    }
}
