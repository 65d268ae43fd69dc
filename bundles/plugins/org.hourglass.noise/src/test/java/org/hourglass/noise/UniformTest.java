package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class UniformTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Uniform(0.5);
    }

    @Test
    void isSpreadEvenlyBetweenTheBounds() {
        double[] noise = corruptedOf(plugin(), Rows.uniform(1, 100, 200, new Interval(0, 0)), 1, 0);
        assertThat(Arrays.stream(noise).allMatch(u -> u >= -0.5 && u <= 0.5)).isTrue();
        // variance 0.5²/3 = 0.08333; five standard errors for 20,000 draws: of the mean 5 * 0.2887 / 141 = 0.0102, of
        // the variance 5 sqrt(0.5⁴ (1/5 - 1/9) / 20000) = 0.0026
        assertThat(Arrays.stream(noise).average().orElseThrow()).isCloseTo(0, within(0.0102));
        assertThat(Arrays.stream(noise).map(u -> u * u).average().orElseThrow()).isCloseTo(0.25 / 3, within(0.0026));
    }

    @Test
    void isTheIdentityForABoundOfZero() {
        assertThat(corruptedOf(new Uniform(0), legalData(), 1, 0)).isEqualTo(Rows.flat(legalData()));
    }
}
