package org.hourglass.baselines;

import java.nio.FloatBuffer;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;

/**
 * The orthogonal projection on a subspace through the mean: h = Q (x - μ), r = μ + Qᵀ h.
 *
 * <p>Shape: Q is {@code [code, features]} with orthonormal rows, μ is {@code [features]}. Thread-safe.
 */
final class Projection implements Representation {

    private final Matrix basis;
    private final float[] mean;
    private final float[] offset;
    private final LinearAlgebra algebra;

    Projection(double[][] basis, double[] mean, LinearAlgebra algebra) {
        float[][] rows = new float[basis.length][mean.length];
        this.mean = new float[mean.length];
        this.offset = new float[basis.length];
        for (int j = 0; j < mean.length; j++) {
            this.mean[j] = (float) mean[j];
        }
        for (int i = 0; i < basis.length; i++) {
            double projected = 0;
            for (int j = 0; j < mean.length; j++) {
                rows[i][j] = (float) basis[i][j];
                projected += basis[i][j] * mean[j];
            }
            offset[i] = (float) -projected;
        }
        this.basis = Matrix.of(rows);
        this.algebra = algebra;
    }

    /** Refuses a code with more numbers than a sample has. */
    static void requireSize(String name, int codeSize, Samples train) {
        int features = train.values().columns();
        if (codeSize < 1 || codeSize > features) {
            throw new IllegalArgumentException(
                    "%s: the code size must be from 1 to the %d features of a sample, but got %d"
                            .formatted(name, features, codeSize));
        }
    }

    @Override
    public int codeSize() {
        return basis.rows();
    }

    @Override
    public Matrix encode(Matrix samples) {
        return shifted(algebra.productTransposed(samples, basis), offset);
    }

    @Override
    public Matrix decode(Matrix codes) {
        return shifted(algebra.product(codes, basis), mean);
    }

    private static Matrix shifted(Matrix rows, float[] shift) {
        float[] values = new float[rows.rows() * rows.columns()];
        FloatBuffer from = rows.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = from.get(i) + shift[i % shift.length];
        }
        return Matrix.of(rows.rows(), rows.columns(), values);
    }
}
