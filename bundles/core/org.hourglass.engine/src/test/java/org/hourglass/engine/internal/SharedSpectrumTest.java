package org.hourglass.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.hourglass.spi.Matrix;
import org.junit.jupiter.api.Test;

final class SharedSpectrumTest {

    @Test
    void theSameSamplesAreDecomposedOnceAndOthersAnew() {
        Counting counting = new Counting();
        SharedSpectrum shared = new SharedSpectrum(counting);
        Matrix samples = Matrix.of(2, 1, new float[] {1, 2});
        for (int i = 0; i < 3; i++) {
            shared.eigen(shared.covariance(samples), 1);
        }
        assertThat(counting.covariances).isEqualTo(1);
        assertThat(counting.decompositions).isEqualTo(1);
        shared.covariance(Matrix.of(2, 1, new float[] {1, 2}));
        assertThat(counting.covariances).isEqualTo(2);
    }

    /** Counts what it is asked. */
    private static final class Counting extends NoAlgebra {

        private int covariances;
        private int decompositions;

        @Override
        public double[] covariance(Matrix samples) {
            covariances++;
            return new double[] {0.5};
        }

        @Override
        public Eigen eigen(double[] symmetric, int size) {
            decompositions++;
            return new Eigen(symmetric, new double[][] {{1}});
        }
    }
}
