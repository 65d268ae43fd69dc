package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Gradients;
import org.hourglass.testkit.LossContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class GaussianNllTest implements LossContract {

    private static final double[][] DATA = {{1, -2}, {0, 1}};
    private static final double[][] RAW = {{3, 0.5}, {0.5, 1}};

    @Override
    public Loss plugin() {
        return new GaussianNll(Output.LINEAR);
    }

    @Nested
    final class WithSigmoidOutput implements LossContract {

        @Override
        public Loss plugin() {
            return new GaussianNll(Output.SIGMOID);
        }

        @Test
        void needsDataThatASigmoidCanReach() {
            assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
        }
    }

    /** The batch's mean loss with this ln σ, and its gradient by it. */
    private double[] at(double logSigma) {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            Tensor loss = plugin().perSample(
                            Rows.tensor(calculator, "features", DATA), Rows.tensor(calculator, "features", RAW), scope)
                    .mean();
            Tensor parameter = scope.created().get("log-sigma");
            calculator.give(parameter, logSigma);
            Gradients.assertEqualDifferences(calculator, loss, parameter);
            return new double[] {calculator.values(loss)[0], calculator.values(loss.gradient(parameter))[0]};
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        // σ = 1: ln 2π + (2² + 2.5²) / 2 = 1.837877 + 5.125; second row: ln 2π + 0.5² / 2
        assertThat(lossOf(plugin(), DATA, RAW)).containsExactly(new double[] {6.962877, 1.962877}, within(1e-6));
        // σ = 2: each row has 2 ln 2 = 1.386294 more, and a quarter of the error: 1.837877 + 1.386294 + (5.125 + 0.125)
        // / 8 = 3.880421
        assertThat(at(Math.log(2))[0]).isCloseTo(3.880421, within(1e-6));
    }

    @Test
    void hasItsOptimumWhereTheVarianceIsTheMeanSquaredError() {
        double meanSquaredError = (4 + 6.25 + 0.25) / 4;
        double best = Math.log(meanSquaredError) / 2;
        assertThat(at(best)[1]).isCloseTo(0, within(1e-12));
        // D/2 (ln(2π σ²) + 1), D = 2
        assertThat(at(best)[0]).isCloseTo(Math.log(2 * Math.PI * meanSquaredError) + 1, within(1e-12));
        assertThat(at(best - 0.1)[0]).isGreaterThan(at(best)[0]);
        assertThat(at(best + 0.1)[0]).isGreaterThan(at(best)[0]);
    }

    @Test
    void gradientByLogSigmaMatchesTheClosedForm() { // D - Σ e² / σ², mean over the rows: 2 - (10.25 + 0.25) / 2 / 4
        assertThat(at(Math.log(2))[1]).isCloseTo(2 - 10.5 / 2 / 4, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() { // (r - x) / σ² with σ = 1
        assertThat(gradientOf(plugin(), new double[][] {{1, -2}}, new double[][] {{3, 0.5}}))
                .containsExactly(new double[] {2, 2.5}, within(1e-12));
    }

    @Test
    void isInNatsAndTakesDataOfAnyRange() {
        assertThat(plugin().nats(784)).isEqualTo(OptionalDouble.of(1));
        assertThat(plugin().dataRange()).isEqualTo(Interval.ALL);
    }
}
