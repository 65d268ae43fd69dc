package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.LossContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CorrentropyTest implements LossContract {

    @Override
    public Loss plugin() {
        return new Correntropy(0.5, Output.LINEAR);
    }

    @Nested
    final class WithSigmoidOutput implements LossContract {

        @Override
        public Loss plugin() {
            return new Correntropy(0.2, Output.SIGMOID);
        }

        @Test
        void needsDataThatASigmoidCanReach() {
            assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
        }
    }

    @Test
    void vanishesForAPerfectReconstruction() {
        assertThat(lossOf(plugin(), legalData(), legalData())).containsOnly(0);
    }

    @Test
    void matchesTheHandComputedValue() {
        // errors 0.5 = σ and 0: (1 - e^(-1/2)) / 2 = 0.196735
        assertThat(lossOf(plugin(), new double[][] {{1, -2}}, new double[][] {{1.5, -2}}))
                .containsExactly(new double[] {0.196735}, within(1e-6));
    }

    @Test
    void gradientMatchesTheClosedForm() { // e / σ² e^(-e²/2σ²) / D: 0.5 / 0.25 * 0.606531 / 2
        assertThat(gradientOf(plugin(), new double[][] {{1, -2}}, new double[][] {{1.5, -2}}))
                .containsExactly(new double[] {0.606531, 0}, within(1e-6));
    }

    @Test
    void doesNotFollowOutliers() { // as the squared error does: ten times as far costs the same, and pulls no more
        double[][] data = {{0, 0}};
        assertThat(lossOf(plugin(), data, new double[][] {{50, 0}}))
                .containsExactly(lossOf(plugin(), data, new double[][] {{5, 0}}), within(1e-12));
        assertThat(gradientOf(plugin(), data, new double[][] {{5, 0}})[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void isTheMeanSquaredErrorOverTwiceTheSquareForSmallErrors() { // 0.01² / (2 * 0.25) / 2 = 1e-4, less a term in e⁴
        assertThat(lossOf(plugin(), new double[][] {{0, 0}}, new double[][] {{0.01, 0}}))
                .containsExactly(new double[] {1e-4}, within(2e-8));
    }
}
