package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Regularizer;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.junit.jupiter.api.Test;

final class DipITest implements StochasticContract {

    private static final double[][] NO_SPREAD = {{0, 0}, {0, 0}};

    @Override
    public Regularizer plugin() {
        return new DipI(10, 100);
    }

    @Override
    public String name() {
        return "dip-i";
    }

    @Test
    void vanishesForMeansOfUnitCovariance() {
        double[][] grid = {{3, 1}, {3, -1}, {1, 1}, {1, -1}};
        assertThat(penaltyOf(plugin(), grid, grid)).isCloseTo(0, within(1e-15));
    }

    @Test
    void matchesTheHandComputedValue() {
        // around the mean (0, 1): (1, -1) and (-1, 1), so that C = [[1, -1], [-1, 1]]: 10 (1 + 1) + 100 (0 + 0)
        assertThat(penaltyOf(plugin(), new double[][] {{1, 0}, {-1, 2}}, NO_SPREAD))
                .isCloseTo(20, within(1e-12));
        // twice as far: C = [[4, -4], [-4, 4]]: 10 (16 + 16) + 100 (9 + 9)
        assertThat(penaltyOf(plugin(), new double[][] {{2, 0}, {-2, 4}}, NO_SPREAD))
                .isCloseTo(2120, within(1e-10));
    }

    @Test
    void gradientMatchesTheClosedForm() {
        try (Calculator calculator = Calculator.open(1)) {
            double[][] mean = {{2, 0}, {-2, 4}};
            FakePass pass = FakePass.ofDrawn(calculator, mean, mean, NO_SPREAD);
            // (4/2) G (2, -2) with G = [[100 · 3, 10 · -4], [10 · -4, 100 · 3]]
            assertThat(calculator.values(plugin().penalty(pass)
                            .gradient(pass.posterior().orElseThrow().mean())))
                    .containsExactly(new double[] {1360, -1360, -1360, 1360}, within(1e-9));
        }
    }

    @Test
    void looksAtTheMeansAndNotAtTheVariances() {
        double[][] mean = {{1, 0}, {-1, 2}};
        assertThat(penaltyOf(plugin(), mean, new double[][] {{3, -2}, {1, 5}}))
                .isEqualTo(penaltyOf(plugin(), mean, NO_SPREAD));
    }
}
