package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.RegularizerContract;
import org.junit.jupiter.api.Test;

final class KlSparsityTest implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new KlSparsity(0.05, 3);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.02, 0.40, 0.91}, {0.10, 0.60, 0.75}};
    }

    @Test
    void vanishesWhenTheMeanActivationIsRho() {
        assertThat(penaltyOf(new KlSparsity(0.2, 3), new double[][] {{0.1}, {0.3}}))
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void matchesTheHandComputedValue() {
        // 0.05 ln(0.05/0.5) + 0.95 ln(0.95/0.5) = 0.4946319..., times beta = 3, for one unit
        assertThat(penaltyOf(new KlSparsity(0.05, 3), new double[][] {{0.5}})).isCloseTo(1.483896, within(1e-6));
    }

    @Test
    void sumsOverTheUnits() {
        double one = penaltyOf(plugin(), new double[][] {{0.5}});
        assertThat(penaltyOf(plugin(), new double[][] {{0.5, 0.5, 0.5}})).isCloseTo(3 * one, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() {
        double expected = 3.0 / 2 * (0.95 / 0.6 - 0.05 / 0.4); // rho-hat = 0.4, n = 2
        assertThat(gradientOf(new KlSparsity(0.05, 3), new double[][] {{0.2}, {0.6}}))
                .containsExactly(new double[] {expected, expected}, within(1e-12));
    }

    @Test
    void gradientPullsEverySampleWhereItsUnitIsTooActive() {
        assertThat(Arrays.stream(gradientOf(plugin(), new double[][] {{0.0}, {0.9}})))
                .allMatch(slope -> slope > 0);
        assertThat(Arrays.stream(gradientOf(plugin(), new double[][] {{0.01}, {0.02}})))
                .allMatch(slope -> slope < 0);
    }

    @Test
    void staysFiniteForADeadUnit() {
        // rho-hat clipped to 1e-7: 0.05 ln(5e5) + 0.95 ln(0.95 / (1 - 1e-7)) = 0.607390
        assertThat(penaltyOf(new KlSparsity(0.05, 1), new double[][] {{0}, {0}}))
                .isCloseTo(0.607390, within(1e-6));
    }

    @Test
    void staysFiniteForASaturatedUnit() {
        // rho-hat clipped to 1 - 1e-7: 0.05 ln(0.05 / (1 - 1e-7)) + 0.95 ln(0.95 / 1e-7) = 15.113676
        assertThat(penaltyOf(new KlSparsity(0.05, 1), new double[][] {{1}, {1}}))
                .isCloseTo(15.113676, within(1e-6));
    }

    @Test
    void growsWithBeta() { // a weight that has no effect would go unnoticed in training
        double[][] code = {{0.5}};
        assertThat(penaltyOf(new KlSparsity(0.05, 0), code)).isZero();
        assertThat(penaltyOf(new KlSparsity(0.05, 10), code))
                .isCloseTo(10 * penaltyOf(new KlSparsity(0.05, 1), code), within(1e-12));
    }

    @Test
    void refusesACodeThatIsNotASigmoidsOrItsLike() {
        double[][] code = {{0.5}, {0.2}};
        assertThatThrownBy(() -> penaltyOf(plugin(), code, Interval.POSITIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kl-sparsity: the code must be in [0, 1], but its range is [0, ∞); use a sigmoid code");
        assertThatThrownBy(() -> penaltyOf(plugin(), code, new Interval(-1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kl-sparsity: the code must be in [0, 1], but its range is [-1, 1]; use a sigmoid code");
        assertThatThrownBy(() -> penaltyOf(plugin(), code, Interval.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kl-sparsity: the code must be in [0, 1], but its range is (-∞, ∞); use a sigmoid code");
    }
}
