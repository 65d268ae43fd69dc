package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class SpeckleTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Speckle(0.3, false);
    }

    @Test
    void isInProportionToTheValue() { // at 2 the deviation is 2 * 0.3, and 0 stays 0
        double[] noisy = corruptedOf(plugin(), Rows.uniform(1, 100, 200, new Interval(2, 2)), 1, 0);
        // five standard errors for 20,000 draws: of the mean 5 * 0.6 / 141 = 0.0213, of the variance 5 * 0.36 sqrt(2) /
        // 141 = 0.018
        assertThat(Arrays.stream(noisy).average().orElseThrow()).isCloseTo(2, within(0.0213));
        assertThat(Arrays.stream(noisy).map(x -> (x - 2) * (x - 2)).average().orElseThrow())
                .isCloseTo(0.36, within(0.018));
        assertThat(corruptedOf(plugin(), new double[2][25], 1, 0)).containsOnly(0);
    }

    @Test
    void isTheIdentityForADeviationOfZero() {
        assertThat(corruptedOf(new Speckle(0, false), legalData(), 1, 0)).isEqualTo(Rows.flat(legalData()));
    }
}
