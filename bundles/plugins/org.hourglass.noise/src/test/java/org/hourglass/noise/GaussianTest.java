package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class GaussianTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Gaussian(0.3, false, false);
    }

    @Nested
    final class Clipped implements NoiseContract {

        @Override
        public Noise plugin() {
            return new Gaussian(0.5, true, false);
        }

        @Test
        void staysBetweenZeroAndOne() {
            double[] noisy = corruptedOf(plugin(), legalData(), 1, 0);
            assertThat(Arrays.stream(noisy).allMatch(v -> v >= 0 && v <= 1)).isTrue();
            assertThat(noisy).contains(0, 1);
        }
    }

    @Test
    void addsNoiseOfTheStatedDeviation() {
        double[][] zeros = Rows.uniform(1, 100, 200, new Interval(0, 0));
        double[] noise = corruptedOf(new Gaussian(0.3, false, false), zeros, 1, 0);
        // five standard errors for 20,000 draws: of the mean 5 * 0.3 / 141 = 0.0106, of the variance 5 * 0.09 sqrt(2) /
        // 141 = 0.0045
        assertThat(Arrays.stream(noise).average().orElseThrow()).isCloseTo(0, within(0.0106));
        assertThat(Arrays.stream(noise).map(e -> e * e).average().orElseThrow()).isCloseTo(0.09, within(0.0045));
    }

    @Test
    void isTheIdentityForADeviationOfZero() {
        assertThat(corruptedOf(new Gaussian(0, false, false), legalData(), 1, 0))
                .isEqualTo(Rows.flat(legalData()));
    }
}
