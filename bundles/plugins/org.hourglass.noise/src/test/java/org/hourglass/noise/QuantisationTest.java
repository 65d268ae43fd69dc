package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.junit.jupiter.api.Test;

final class QuantisationTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Quantisation(3);
    }

    @Override
    public boolean drawsRandomNumbers() {
        return false;
    }

    @Test
    void matchesTheHandComputedValues() { // levels k/7: 0.07 * 7 = 0.49 goes to 0, 0.08 * 7 = 0.56 to 1, 0.5 * 7 to 4
        assertThat(corruptedOf(plugin(), new double[][] {{0, 0.07, 0.08, 0.5, 0.99, 1}}, 1, 0))
                .containsExactly(new double[] {0, 0, 1 / 7.0, 4 / 7.0, 1, 1}, within(1e-15));
        assertThat(corruptedOf(new Quantisation(1), new double[][] {{0.4, 0.6}}, 1, 0))
                .containsExactly(0, 1);
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }
}
