package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class HoyerTest implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new Hoyer(0.5);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, -1.4, 3.1}, {-0.1, 0.6, -0.75}};
    }

    @Test
    void vanishesWhereOneUnitIsActive() {
        assertThat(penaltyOf(plugin(), new double[][] {{0, -7, 0, 0}, {0.1, 0, 0, 0}}))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void isTheWeightWhereAllUnitsAreEquallyActive() {
        assertThat(penaltyOf(plugin(), new double[][] {{2, -2, 2, 2}, {0.1, 0.1, 0.1, 0.1}}))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void matchesTheHandComputedValue() {
        // |3| + |-4| = 7, length 5: s = (sqrt 2 - 1.4) / (sqrt 2 - 1) = 0.0343146; 0.5 (1 - s) = 0.4828427
        assertThat(penaltyOf(plugin(), new double[][] {{3, -4}})).isCloseTo(0.4828427, within(1e-7));
    }

    @Test
    void gradientMatchesTheClosedForm() {
        // w / (n (sqrt 2 - 1)) (sign / l2 - h l1 / l2^3) with l1 = 7, l2 = 5, n = 1: sign / 5 - h 7 / 125
        double factor = 0.5 / (Math.sqrt(2) - 1);
        assertThat(gradientOf(plugin(), new double[][] {{3, -4}}))
                .containsExactly(new double[] {factor * (0.2 - 3 * 0.056), factor * (-0.2 + 4 * 0.056)}, within(1e-12));
    }

    @Test
    void doesNotRewardShrinking() { // as l1 does, which is defeated by small encoder and large decoder weights
        double[][] small = {{2e-4, -1.4e-3, 3.1e-3}, {-1e-4, 6e-4, -7.5e-4}};
        double before = penaltyOf(plugin(), legalCode());
        assertThat(penaltyOf(plugin(), small)).isCloseTo(before, within(1e-12));
    }

    @Test
    void leavesDeadCodesAlone() {
        double[][] oneDead = {{0, 0}, {3, -4}};
        assertThat(penaltyOf(plugin(), oneDead)).isCloseTo(0.4828427 / 2, within(1e-7));
        assertThat(gradientOf(plugin(), oneDead)).startsWith(0, 0).doesNotContain(Double.NaN);
        assertThat(penaltyOf(plugin(), new double[][] {{0, 0}, {0, 0}})).isZero();
    }

    @Test
    void reportsTheSparsityOfTheCodesThatHaveOne() {
        assertThat(sparsity(new double[][] {{0, 0}, {3, -4}, {1, 0}})).isCloseTo((0.0343146 + 1) / 2, within(1e-7));
        assertThat(sparsity(new double[][] {{0, 0}})).isZero();
    }

    private double sparsity(double[][] code) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, code, Rows.range(code));
            plugin().penalty(pass);
            return calculator.values(pass.reports().get("sparsity"))[0];
        }
    }

    @Test
    void refusesACodeOfOneUnit() {
        assertThatThrownBy(() -> penaltyOf(plugin(), new double[][] {{1}, {2}}, Interval.POSITIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hoyer: the code must have at least 2 units, but got 1; use l1 for a single unit");
    }
}
