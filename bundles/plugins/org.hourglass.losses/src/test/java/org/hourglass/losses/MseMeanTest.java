package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.LossContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MseMeanTest implements LossContract {

    @Override
    public Loss plugin() {
        return new MseMean(Output.LINEAR);
    }

    @Nested
    final class WithSigmoidOutput implements LossContract {

        @Override
        public Loss plugin() {
            return new MseMean(Output.SIGMOID);
        }

        @Test
        void matchesTheHandComputedValue() {
            // sigmoid(0) = 0.5: ((1 - 0.5)² + (0.2 - 0.5)²) / 2 = 0.34 / 2
            assertThat(lossOf(plugin(), new double[][] {{1, 0.2}}, new double[][] {{0, 0}}))
                    .containsExactly(new double[] {0.17}, within(1e-12));
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
        // ((1 - 3)² + (-2 - 0.5)²) / 2 = 10.25 / 2
        assertThat(lossOf(plugin(), new double[][] {{1, -2}}, new double[][] {{3, 0.5}}))
                .containsExactly(new double[] {5.125}, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() { // (2/D) (r - x)
        assertThat(gradientOf(plugin(), new double[][] {{1, -2}}, new double[][] {{3, 0.5}}))
                .containsExactly(new double[] {2, 2.5}, within(1e-12));
    }

    @Test
    void isTheSumDividedByTheNumberOfValues() { // so a penalty w beside it balances as w times D beside the sum
        double[] mean = lossOf(plugin(), legalData(), legalRaw());
        double[] sum = lossOf(new MseSum(Output.LINEAR), legalData(), legalRaw());
        for (int i = 0; i < mean.length; i++) {
            assertThat(mean[i] * legalData()[i].length).isCloseTo(sum[i], within(1e-12));
        }
    }

    @Test
    void takesDataOfAnyRange() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.ALL);
    }
}
