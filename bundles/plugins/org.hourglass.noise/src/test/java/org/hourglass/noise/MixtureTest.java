package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MixtureTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Mixture(0.3, 0.3, 0.1, 0, false);
    }

    @Nested
    final class WithOcclusionAndStrengthsOfEachSample implements NoiseContract {

        @Override
        public Noise plugin() {
            return new Mixture(0.3, 0.3, 0.1, 2, true);
        }

        @Override
        public Shape sample() {
            return Shape.of(axis("height", 5), axis("width", 5), axis("channels", 1));
        }
    }

    @Test
    void givesEachSampleOneCorruptionWithEqualChances() {
        double[][] grey = Rows.uniform(1, 900, 50, new Interval(0.5, 0.5));
        double[] noisy = corruptedOf(plugin(), grey, 1, 0);
        int gaussian = 0;
        int masked = 0;
        for (int i = 0; i < grey.length; i++) {
            double[] row = Arrays.copyOfRange(noisy, 50 * i, 50 * i + 50);
            if (Arrays.stream(row).anyMatch(x -> x != 0 && x != 0.5 && x != 1)) {
                assertThat(row).doesNotContain(0.5); // every value has noise
                gaussian++;
            } else if (Arrays.stream(row).noneMatch(x -> x == 1) && contains(row, 0)) {
                masked++; // or, in 1 of 13 cases of 50 values, pepper without salt
            }
        }
        // a third of 900; five standard errors: 5 sqrt(900 * 2 / 9) = 71
        assertThat((double) gaussian).isCloseTo(300, within(71.0));
        // (0.95⁵⁰ - 0.9⁵⁰) = 0.072 of 300 more
        assertThat((double) masked).isCloseTo(322, within(71.0));
    }

    @Test
    void leavesOutWhatHasNoStrength() {
        double[][] grey = Rows.uniform(1, 20, 50, new Interval(0.5, 0.5));
        assertThat(corruptedOf(new Mixture(0, 0.3, 0, 0, false), grey, 1, 0)).containsOnly(0, 0.5);
    }

    @Test
    void refusesAMixtureOfNothing() {
        assertThatThrownBy(() -> new Mixture(0, 0, 0, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mixture: one of `gaussian`, `masking`, `salt-and-pepper` and `occlusion` must be above 0, "
                        + "but got 0 for all");
    }

    @Test
    void needsDataFromZeroToOneForSaltAndPepperAlone() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
        assertThat(new Mixture(0.3, 0.3, 0, 0, false).dataRange()).isEqualTo(Interval.ALL);
    }

    private static boolean contains(double[] row, double value) {
        return Arrays.stream(row).anyMatch(x -> x == value);
    }
}
