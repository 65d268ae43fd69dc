package org.hourglass.latentsamplers;

import java.util.random.RandomGenerator;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;

/**
 * A normal distribution with mean 0, told by its axes: a draw is Σⱼ εⱼ axes[j].
 *
 * @param axes the columns of a root A of the covariance A Aᵀ, each as long as a code
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Normal(double[][] axes) {

    /** Returns the distribution with the covariance of these codes. */
    static Normal of(String sampler, Matrix codes, LinearAlgebra algebra) {
        if (codes.rows() < 2) {
            throw new IllegalArgumentException(
                    "%s: there must be at least 2 training codes, but got %d".formatted(sampler, codes.rows()));
        }
        LinearAlgebra.Eigen eigen = algebra.eigen(algebra.covariance(codes), codes.columns());
        double[][] axes = new double[codes.columns()][];
        for (int j = 0; j < axes.length; j++) {
            double deviation = Math.sqrt(Math.max(eigen.values()[j], 0)); // rounding can make it negative
            axes[j] = eigen.vectors()[j].clone();
            for (int i = 0; i < axes[j].length; i++) {
                axes[j][i] *= deviation;
            }
        }
        return new Normal(axes);
    }

    /** Adds a draw, scaled, to a place. */
    void addTo(double[] place, double scale, RandomGenerator random) {
        for (double[] axis : axes) {
            double epsilon = scale * random.nextGaussian();
            for (int i = 0; i < place.length; i++) {
                place[i] += epsilon * axis[i];
            }
        }
    }

    /** Writes a code into the rows that a matrix will be of. */
    static void write(double[] code, float[] rows, int row) {
        for (int i = 0; i < code.length; i++) {
            rows[row * code.length + i] = (float) code[i];
        }
    }
}
