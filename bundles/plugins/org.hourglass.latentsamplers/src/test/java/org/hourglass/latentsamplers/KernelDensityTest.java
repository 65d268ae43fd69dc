package org.hourglass.latentsamplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Matrix;
import org.hourglass.testkit.LatentSamplerContract;
import org.hourglass.testkit.PlainAlgebra;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class KernelDensityTest implements LatentSamplerContract {

    /** Narrow, so that the draws have nearly the codes' own variance. */
    @Override
    public LatentSampler plugin() {
        return new KernelDensity(0.1);
    }

    @Test
    void hasTheBandwidthOfScottsRule() {
        // 60000^(-1/36) = exp(-11.0021 / 36) = 0.7367; 200^(-1/7) = exp(-5.2983 / 7) = 0.4691
        assertThat(new KernelDensity(1).bandwidth(60_000, 32)).isCloseTo(0.7367, within(1e-4));
        assertThat(new KernelDensity(2).bandwidth(200, 3)).isCloseTo(2 * 0.4691, within(2e-4));
    }

    @Test
    void hasTheVarianceOfTheCodesAndOfTheKernel() { // (1 + b²) Σ, b = 0.4691: 1.2201 times
        PlainAlgebra algebra = new PlainAlgebra();
        Matrix codes = Rows.matrix(legalCodes());
        Matrix drawn = new KernelDensity(1)
                .fit(codes, algebra, new SplittableRandom(1))
                .draw(10_000, new SplittableRandom(2));
        // five standard errors of a variance for 10,000 draws: at most 5 sqrt(2) / 100 = 7 %
        double ratio = algebra.covariance(drawn)[0] / algebra.covariance(codes)[0];
        assertThat(ratio).isCloseTo(1.2201, within(0.086));
    }

    @Test
    void givesBackTrainingCodesForASmallScale() {
        double[][] codes = {{1, 5}, {2, -3}, {-4, 0}};
        Matrix drawn = new KernelDensity(1e-3)
                .fit(Rows.matrix(codes), new PlainAlgebra(), new SplittableRandom(1))
                .draw(50, new SplittableRandom(2));
        for (int i = 0; i < drawn.rows(); i++) {
            float[] row = drawn.row(i);
            assertThat(List.of(codes)).anySatisfy(code -> {
                assertThat((double) row[0]).isCloseTo(code[0], within(0.05));
                assertThat((double) row[1]).isCloseTo(code[1], within(0.05));
            });
        }
    }

    @Test
    void needsTwoCodes() {
        assertThatThrownBy(() -> fitted(new double[][] {{1, 2}}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kernel-density: there must be at least 2 training codes, but got 1");
    }
}
