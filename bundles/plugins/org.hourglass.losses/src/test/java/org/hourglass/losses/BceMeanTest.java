package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class BceMeanTest implements LossContract {

    @Override
    public Loss plugin() {
        return new BceMean();
    }

    @Test
    void matchesTheHandComputedValue() {
        // raw 0 is r = 0.5: ln 2; raw ln 3 is r = 0.75: -(0.2 ln 0.75 + 0.8 ln 0.25) = 1.166572; half of their sum
        assertThat(lossOf(plugin(), new double[][] {{0.9, 0.2}}, new double[][] {{0, Math.log(3)}}))
                .containsExactly(new double[] {(Math.log(2) + 1.166572) / 2}, within(1e-6));
    }

    @Test
    void isLeastWhereTheReconstructionIsTheData() { // the entropy of 0.25 and 0.5, half of their sum
        double[][] grey = {{0.25, 0.5}};
        double floor = lossOf(plugin(), grey, new double[][] {{Math.log(1.0 / 3), 0}})[0];
        assertThat(floor).isCloseTo((0.562335 + Math.log(2)) / 2, within(1e-6));
        assertThat(gradientOf(plugin(), grey, new double[][] {{Math.log(1.0 / 3), 0}}))
                .containsExactly(new double[] {0, 0}, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() { // (r - x) / D
        assertThat(gradientOf(plugin(), new double[][] {{1, 0.2}}, new double[][] {{0, Math.log(3)}}))
                .containsExactly(new double[] {-0.25, 0.275}, within(1e-12));
    }

    @Test
    void isTheSumDividedByTheNumberOfValues() { // so a penalty w beside it balances as w times D beside the sum
        double[] mean = lossOf(plugin(), legalData(), legalRaw());
        double[] sum = lossOf(new BceSum(), legalData(), legalRaw());
        for (int i = 0; i < mean.length; i++) {
            assertThat(mean[i] * legalData()[i].length).isCloseTo(sum[i], within(1e-12));
        }
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }
}
