package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Regularizer;
import org.hourglass.testkit.RegularizerContract;
import org.junit.jupiter.api.Test;

final class L1Test implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new L1(0.5);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, -1.4, 3.1}, {-0.1, 0.6, -0.75}};
    }

    @Test
    void vanishesForACodeOfZeros() {
        assertThat(penaltyOf(plugin(), new double[][] {{0, 0}, {0, 0}})).isZero();
    }

    @Test
    void matchesTheHandComputedValue() {
        // (|1| + |-2| + |3| + |-4|) / 2 rows = 5, times 0.5
        assertThat(penaltyOf(plugin(), new double[][] {{1, -2}, {3, -4}})).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() { // weight / n times the sign; 0 at 0
        assertThat(gradientOf(plugin(), new double[][] {{1, -2}, {0, -4}}))
                .containsExactly(new double[] {0.25, -0.25, 0, -0.25}, within(1e-15));
    }

    @Test
    void isDividedByTheBatchSizeOnce() { // Keras's activity regularizer divides a second time
        double[][] one = {{2, -3}};
        assertThat(penaltyOf(plugin(), one)).isCloseTo(2.5, within(1e-12));
        assertThat(penaltyOf(plugin(), new double[][] {{2, -3}, {2, -3}, {2, -3}, {2, -3}}))
                .isCloseTo(2.5, within(1e-12));
    }
}
