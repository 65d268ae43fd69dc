package org.hourglass.latentsamplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Matrix;
import org.hourglass.testkit.LatentSamplerContract;
import org.hourglass.testkit.PlainAlgebra;
import org.junit.jupiter.api.Test;

final class GaussianTest implements LatentSamplerContract {

    @Override
    public LatentSampler plugin() {
        return new Gaussian();
    }

    @Test
    void matchesTheHandComputedValue() {
        // codes (1, 2) and (3, 6): mean (2, 4), covariance ((2, 4), (4, 8)), eigenvalue 10 along (1, 2) / sqrt 5 and 0
        // across; with ε = 1 everywhere z = (2, 4) + sqrt 10 (1, 2) / sqrt 5 = (3.414214, 6.828427)
        LatentSampler.Fitted fitted = fitted(new double[][] {{1, 2}, {3, 6}}, 1);
        float[] drawn = fitted.draw(1, new Constant()).toArray();
        assertThat(drawn[0]).isCloseTo(3.414214f, within(1e-5f));
        assertThat(drawn[1]).isCloseTo(6.828427f, within(1e-5f));
    }

    /** Draws 1 whatever is asked. */
    private static final class Constant implements RandomGenerator {
        @Override
        public long nextLong() {
            return 1;
        }

        @Override
        public double nextGaussian() {
            return 1;
        }
    }

    @Test
    void keepsTheCovarianceOfTheUnits() { // the third unit is the sum of the others, also in what is drawn
        Matrix drawn = drawn(fitted(legalCodes(), 1), 100, 2);
        for (int i = 0; i < drawn.rows(); i++) {
            assertThat(drawn.get(i, 2)).isCloseTo(drawn.get(i, 0) + drawn.get(i, 1), within(1e-4f));
        }
    }

    @Test
    void needsTwoCodes() {
        assertThatThrownBy(() -> plugin().fit(Matrix.of(new float[][] {{1, 2}}), new PlainAlgebra(), new Constant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gaussian: there must be at least 2 training codes, but got 1");
    }
}
