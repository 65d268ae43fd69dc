package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.junit.jupiter.api.Test;

final class DipIiTest implements StochasticContract {

    private static final double LN_HALF = Math.log(0.5);

    @Override
    public Regularizer plugin() {
        return new DipIi(10, 100);
    }

    @Override
    public String name() {
        return "dip-ii";
    }

    @Test
    void vanishesForCodesOfUnitCovariance() { // half of it within the distributions, half between them
        double a = Math.sqrt(0.5);
        double[][] grid = {{a, a}, {a, -a}, {-a, a}, {-a, -a}};
        assertThat(penaltyOf(plugin(), grid, StochasticContract.each(grid, h -> LN_HALF)))
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void matchesTheHandComputedValue() {
        // C = [[1, -1], [-1, 1]] of the means, plus 1/2 and (1 + 1/2)/2: 10 (1 + 1) + 100 (0.25 + 0.5625)
        double[][] mean = {{1, 0}, {-1, 2}};
        assertThat(penaltyOf(plugin(), mean, new double[][] {{LN_HALF, 0}, {LN_HALF, LN_HALF}}))
                .isCloseTo(101.25, within(1e-10));
    }

    @Test
    void gradientMatchesTheClosedForm() {
        try (Calculator calculator = Calculator.open(1)) {
            double[][] mean = {{1, 0}, {-1, 2}};
            double[][] logVariance = {{LN_HALF, LN_HALF}, {LN_HALF, LN_HALF}};
            FakePass pass = FakePass.ofDrawn(calculator, mean, mean, logVariance);
            Tensor penalty = plugin().penalty(pass);
            // (4/2) G (1, -1) and (2/2) · G_ii / 2 with G = [[100 · 0.5, -10], [-10, 100 · 0.5]]
            assertThat(calculator.values(
                            penalty.gradient(pass.posterior().orElseThrow().mean())))
                    .containsExactly(new double[] {120, -120, -120, 120}, within(1e-10));
            assertThat(calculator.values(
                            penalty.gradient(pass.posterior().orElseThrow().logVariance())))
                    .containsExactly(new double[] {25, 25, 25, 25}, within(1e-10));
        }
    }

    @Test
    void isTheCovarianceOfDrawnCodes() { // the law of total covariance, against the codes themselves
        int n = 40_000;
        double[][] mean = IntStream.range(0, n)
                .mapToObj(i -> new double[] {i % 2, 0.5 * (i % 2)})
                .toArray(double[][]::new);
        double[][] logVariance = IntStream.range(0, n)
                .mapToObj(i -> new double[] {-1 - i % 2, 0.3})
                .toArray(double[][]::new);
        try (Calculator calculator = Calculator.open(5)) {
            FakePass pass = FakePass.ofPosterior(calculator, mean, logVariance);
            Tensor drawn = Covariance.of(pass.code()).value();
            Tensor variances =
                    pass.posterior().orElseThrow().logVariance().exp().mean("batch");
            Tensor expected = Covariance.of(pass.posterior().orElseThrow().mean())
                    .plus(variances)
                    .value();
            assertThat(calculator.values(drawn)).containsExactly(calculator.values(expected), within(0.04));
            assertThat(Arrays.stream(calculator.values(expected)).min().orElseThrow())
                    .isGreaterThan(0.1); // or .04 says nothing
        }
    }
}
