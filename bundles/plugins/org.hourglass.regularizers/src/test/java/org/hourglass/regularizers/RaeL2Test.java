package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Regularizer;
import org.hourglass.testkit.RegularizerContract;
import org.junit.jupiter.api.Test;

final class RaeL2Test implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new RaeL2(0.5);
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
        // half of (1 + 4) and of (9 + 16), mean 7.5, times 0.5
        assertThat(penaltyOf(plugin(), new double[][] {{1, -2}, {3, -4}})).isCloseTo(3.75, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() { // weight / n times the code: the factor 1/2 is in the formula
        assertThat(gradientOf(plugin(), new double[][] {{1, -2}, {3, -4}}))
                .containsExactly(new double[] {0.25, -0.5, 0.75, -1}, within(1e-15));
    }
}
