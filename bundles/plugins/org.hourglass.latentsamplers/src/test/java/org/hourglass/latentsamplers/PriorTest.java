package org.hourglass.latentsamplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Matrix;
import org.hourglass.testkit.LatentSamplerContract;
import org.hourglass.testkit.PlainAlgebra;
import org.junit.jupiter.api.Test;

final class PriorTest implements LatentSamplerContract {

    @Override
    public LatentSampler plugin() {
        return new Prior();
    }

    @Override
    public boolean followsTheCodes() {
        return false;
    }

    @Test
    void isTheStandardNormalDistributionWhateverTheCodes() {
        Matrix drawn = drawn(fitted(legalCodes(), 1), 10_000, 2);
        double[] mean = new PlainAlgebra().mean(drawn);
        double[] covariance = new PlainAlgebra().covariance(drawn);
        // five standard errors for 10,000 draws: of a mean 0.05, of a variance 5 sqrt(2) / 100 = 0.0707, of a
        // covariance
        // 0.05
        for (int j = 0; j < 3; j++) {
            assertThat(mean[j]).isCloseTo(0, within(0.05));
            for (int k = 0; k < 3; k++) {
                assertThat(covariance[3 * j + k]).isCloseTo(j == k ? 1 : 0, within(j == k ? 0.0707 : 0.05));
            }
        }
    }
}
