package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class BceSumTest implements LossContract {

    @Override
    public Loss plugin() {
        return new BceSum();
    }

    @Test
    void matchesTheHandComputedValue() {
        // raw 0 is r = 0.5: ln 2 whatever x; raw ln 3 is r = 0.75: -(0.2 ln 0.75 + 0.8 ln 0.25) = 1.166572
        assertThat(lossOf(plugin(), new double[][] {{0.9, 0.2}}, new double[][] {{0, Math.log(3)}}))
                .containsExactly(new double[] {Math.log(2) + 1.166572}, within(1e-6));
    }

    @Test
    void hasTheEntropyOfGreyValuesAsItsFloor() {
        // x = r = 0.25: -(0.25 ln 0.25 + 0.75 ln 0.75) = 0.562335, the least that any r reaches
        double[][] grey = {{0.25}};
        double floor = lossOf(plugin(), grey, new double[][] {{Math.log(1.0 / 3)}})[0];
        assertThat(floor).isCloseTo(0.562335, within(1e-6));
        assertThat(lossOf(plugin(), grey, new double[][] {{-1.0}})[0]).isGreaterThan(floor);
        assertThat(lossOf(plugin(), grey, new double[][] {{-1.2}})[0]).isGreaterThan(floor);
    }

    @Test
    void gradientMatchesTheClosedForm() { // r - x
        assertThat(gradientOf(plugin(), new double[][] {{1, 0.2}}, new double[][] {{0, Math.log(3)}}))
                .containsExactly(new double[] {-0.5, 0.55}, within(1e-12));
    }

    @Test
    void staysFiniteAndSteepForLargeRawOutputs() { // r rounds to 0 or 1, and a logarithm of it would be infinite
        double[][] data = {{0, 1}};
        double[][] wrong = {{1000, -1000}};
        assertThat(lossOf(plugin(), data, wrong)).containsExactly(new double[] {2000}, within(1e-9));
        assertThat(gradientOf(plugin(), data, wrong)).containsExactly(new double[] {1, -1}, within(1e-12));
        assertThat(lossOf(plugin(), data, new double[][] {{-1000, 1000}}))
                .containsExactly(new double[] {0}, within(1e-12));
    }

    @Test
    void learnsFromRawOutputsOfZero() { // where a softplus put together from relu and log1p has slope 0 for x = 0.5
        assertThat(gradientOf(plugin(), new double[][] {{0}}, new double[][] {{0}}))
                .containsExactly(new double[] {0.5}, within(1e-12));
    }

    @Test
    void reconstructsBySigmoid() {
        assertThat(reconstructionOf(plugin(), new double[][] {{0, Math.log(3)}}))
                .containsExactly(new double[] {0.5, 0.75}, within(1e-12));
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }
}
