package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.LossContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MseSumTest implements LossContract {

    @Override
    public Loss plugin() {
        return new MseSum(Output.LINEAR);
    }

    @Nested
    final class WithSigmoidOutput implements LossContract {

        @Override
        public Loss plugin() {
            return new MseSum(Output.SIGMOID);
        }

        @Test
        void matchesTheHandComputedValue() {
            // sigmoid(0) = 0.5: (1 - 0.5)² + (0.2 - 0.5)² = 0.25 + 0.09
            assertThat(lossOf(plugin(), new double[][] {{1, 0.2}}, new double[][] {{0, 0}}))
                    .containsExactly(new double[] {0.34}, within(1e-12));
        }

        @Test
        void gradientMatchesTheClosedForm() { // 2 (r - x) r (1 - r), r = 0.5
            assertThat(gradientOf(plugin(), new double[][] {{1, 0.2}}, new double[][] {{0, 0}}))
                    .containsExactly(new double[] {-0.25, 0.15}, within(1e-12));
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
        // (1 - 3)² + (-2 - 0.5)² = 4 + 6.25: the whole squares, not half of them
        assertThat(lossOf(plugin(), new double[][] {{1, -2}}, new double[][] {{3, 0.5}}))
                .containsExactly(new double[] {10.25}, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() { // 2 (r - x)
        assertThat(gradientOf(plugin(), new double[][] {{1, -2}}, new double[][] {{3, 0.5}}))
                .containsExactly(new double[] {4, 5}, within(1e-12));
    }

    @Test
    void takesDataOfAnyRange() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.ALL);
    }
}
