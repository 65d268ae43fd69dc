package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Regularizer;
import org.hourglass.testkit.RegularizerContract;
import org.junit.jupiter.api.Test;

final class WeightDecayTest implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new WeightDecay(0.1);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, 1.4}, {0.1, 0.6}};
    }

    @Test
    void vanishesForWeightsOfZero() {
        assertThat(penaltyOfWeights(plugin(), new double[][] {{0, 0}, {0, 0}})).isZero();
    }

    @Test
    void vanishesForANetworkWithoutWeights() {
        assertThat(penaltyOfWeights(plugin())).isZero();
    }

    @Test
    void matchesTheHandComputedValue() {
        // 0.1 / 2 times (1 + 4 + 9) + (16 + 25) = 0.05 * 55
        assertThat(penaltyOfWeights(plugin(), new double[][] {{1, -2, 3}}, new double[][] {{4}, {-5}}))
                .isCloseTo(2.75, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() { // weight times W: the factor 1/2 is in the formula
        assertThat(gradientOfWeights(plugin(), new double[][] {{1, -2}, {3, 0}}))
                .containsExactly(new double[] {0.1, -0.2, 0.3, 0}, within(1e-15));
    }

    @Test
    void doesNotDependOnTheCode() {
        assertThat(penaltyOf(plugin(), new double[][] {{9, 9}, {1, 2}})).isEqualTo(penaltyOf(plugin(), legalCode()));
    }
}
