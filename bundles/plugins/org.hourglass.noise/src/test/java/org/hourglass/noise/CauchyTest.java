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

final class CauchyTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Cauchy(0.005, false);
    }

    @Nested
    final class Clipped implements NoiseContract {

        @Override
        public Noise plugin() {
            return new Cauchy(0.2, true);
        }

        @Test
        void staysBetweenZeroAndOne() {
            double[] noisy = corruptedOf(plugin(), legalData(), 1, 0);
            assertThat(Arrays.stream(noisy).allMatch(x -> x >= 0 && x <= 1)).isTrue();
            assertThat(noisy).contains(0, 1);
        }

        @Test
        void needsDataFromZeroToOne() {
            assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
        }
    }

    @Test
    void hasTheQuartilesAndTheTailsOfItsDistribution() {
        double[] noise = corruptedOf(new Cauchy(2, false), Rows.uniform(1, 100, 200, new Interval(0, 0)), 1, 0);
        // P(|e| < 2) = 1/2 and P(e > 20) = 1/2 - atan(10)/π = 0.03173; five standard errors for 20,000 draws: 0.0177
        // and 0.0062
        assertThat(share(noise, -2, 2)).isCloseTo(0.5, within(0.0177));
        assertThat(share(noise, 20, Double.POSITIVE_INFINITY)).isCloseTo(0.03173, within(0.0062));
        assertThat(share(noise, Double.NEGATIVE_INFINITY, -20)).isCloseTo(0.03173, within(0.0062));
    }

    @Test
    void takesDataOfAnyRangeWithoutClip() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.ALL);
    }

    private static double share(double[] values, double low, double high) {
        return Arrays.stream(values).filter(x -> x > low && x < high).count() / (double) values.length;
    }
}
