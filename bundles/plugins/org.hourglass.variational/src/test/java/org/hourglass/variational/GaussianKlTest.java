package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Collections;
import java.util.Map;
import org.hourglass.spi.Code;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class GaussianKlTest implements StochasticContract {

    private static final double[][] ZERO = {{0}};
    private static final double[][] ONE = {{1}};
    private static final double[][] LN_4 = {{Math.log(4)}};

    @Override
    public Regularizer plugin() {
        return beta(2);
    }

    @Override
    public String name() {
        return "gaussian-kl";
    }

    private static GaussianKl beta(double beta) {
        return new GaussianKl(beta, 0, 1, 0, 0);
    }

    @Nested
    final class WithFreeBitsAndACapacity implements StochasticContract {

        @Override
        public Regularizer plugin() {
            return new GaussianKl(2, 0, 1, 0.3, 25);
        }

        @Override
        public String name() {
            return "gaussian-kl";
        }
    }

    @Test
    void vanishesWhereTheDistributionIsThePrior() {
        assertThat(penaltyOf(beta(3), new double[][] {{0, 0}, {0, 0}}, new double[][] {{0, 0}, {0, 0}}))
                .isZero();
    }

    @Test
    void matchesTheHandComputedValue() {
        // (1 + 4 - ln 4 - 1) / 2 = 1.306853, times beta = 3
        assertThat(penaltyOf(beta(3), ONE, LN_4)).isCloseTo(3.920558, within(1e-6));
    }

    @Test
    void sumsOverTheUnitsAndAveragesOverTheBatch() {
        double one = penaltyOf(beta(1), ONE, LN_4);
        assertThat(penaltyOf(
                        beta(1), new double[][] {{1, 1, 1}}, new double[][] {{LN_4[0][0], LN_4[0][0], LN_4[0][0]}}))
                .isCloseTo(3 * one, within(1e-12));
        assertThat(penaltyOf(beta(1), new double[][] {{1}, {0}}, new double[][] {{LN_4[0][0]}, {0}}))
                .isCloseTo(one / 2, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() {
        try (Calculator calculator = Calculator.open(1)) {
            double[][] mean = {{1}, {-3}};
            double[][] logVariance = {{LN_4[0][0]}, {-LN_4[0][0]}};
            FakePass pass = FakePass.ofDrawn(calculator, mean, mean, logVariance);
            Tensor penalty = beta(3).penalty(pass);
            Code.Posterior posterior = pass.posterior().orElseThrow();
            // beta mu / n and beta (sigma² - 1) / 2n with n = 2, sigma² = 4 and 1/4
            assertThat(calculator.values(penalty.gradient(posterior.mean())))
                    .containsExactly(new double[] {1.5, -4.5}, within(1e-12));
            assertThat(calculator.values(penalty.gradient(posterior.logVariance())))
                    .containsExactly(new double[] {2.25, -0.5625}, within(1e-12));
        }
    }

    @Test
    void isWhatDrawnCodesGiveInTheMean() { // logarithm of the variance, not of the deviation, in draw and divergence
        // alike
        int n = 20_000;
        try (Calculator calculator = Calculator.open(7)) {
            double[][] mean = Collections.nCopies(n, new double[] {1.2}).toArray(double[][]::new);
            double[][] logVariance = Collections.nCopies(n, new double[] {-0.9}).toArray(double[][]::new);
            FakePass pass = FakePass.ofPosterior(calculator, mean, logVariance);
            Code.Posterior posterior = pass.posterior().orElseThrow();
            Tensor each = Bound.logDensity(pass.code(), posterior).minus(Bound.logPrior(pass.code()));
            double exact = calculator.values(beta(1).penalty(pass))[0];
            double estimate = calculator.values(each.mean())[0];
            double error = Math.sqrt(calculator.values(each.variance())[0] / n);
            assertThat(estimate).isCloseTo(exact, within(4 * error));
            assertThat(error).isLessThan(0.01 * exact); // or the comparison says nothing
        }
    }

    @Test
    void betaDecidesTheCodes() { // a coefficient that is clamped or left out would not
        assertThat(optimum(0)).isCloseTo(2, within(1e-6));
        assertThat(optimum(10)).isCloseTo(1.0 / 3, within(1e-6));
    }

    /** Returns the mean that minimises (μ - 2)² + the penalty, 4 / (2 + β), by descending the gradient. */
    private static double optimum(double beta) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, ONE, ONE, ZERO);
            Tensor mean = pass.posterior().orElseThrow().mean();
            Tensor slope =
                    mean.minus(2).square().sum().plus(beta(beta).penalty(pass)).gradient(mean);
            double mu = 1;
            for (int i = 0; i < 200; i++) {
                mu -= 0.1 * calculator.values(slope)[0];
                calculator.give(mean, mu);
            }
            return mu;
        }
    }

    @Test
    void tellsBetaInNatsWhateverTheReductionOfTheLoss() { // D = 784: bce-sum, bce-mean, mse-sum, mse-mean
        assertThat(reports(beta(4), 1).get("beta-eff")).isEqualTo(4);
        assertThat(reports(beta(4), 784).get("beta-eff")).isEqualTo(4 * 784);
        assertThat(reports(beta(4), 0.5).get("beta-eff")).isEqualTo(2);
        assertThat(reports(beta(4), 392).get("beta-eff")).isEqualTo(4 * 392);
    }

    @Test
    void aMeanLossIsASumLossWithBetaLargerByTheNatsOfItsUnit() {
        double[][] code = {{0.3, -0.8}, {1.1, 0.2}};
        double[][] logVariance = {{-1, 0.4}, {0.2, -0.6}};
        double inNats = total(code, logVariance, 1, beta(0.01 * 392));
        assertThat(392 * total(code, logVariance, 392, beta(0.01))).isCloseTo(inNats, within(1e-12 * inNats));
    }

    private static double total(double[][] code, double[][] logVariance, double nats, Regularizer regularizer) {
        try (Calculator calculator = Calculator.open(1)) {
            double[][] mean = StochasticContract.each(code, h -> h / 2);
            FakePass pass =
                    FakePass.ofDrawn(calculator, code, mean, logVariance).withNats(nats);
            Tensor total = pass.lossOf(pass.code()).mean().plus(regularizer.penalty(pass));
            return calculator.values(total)[0];
        }
    }

    @Test
    void reportsTheDivergenceItself() {
        assertThat(reports(new GaussianKl(7, 0, 1, 3, 0), 1).get("kl")).isCloseTo(1.306853, within(1e-6));
        assertThat(reports(new GaussianKl(7, 0, 1, 0, 25), 1).get("kl")).isCloseTo(1.306853, within(1e-6));
    }

    @Test
    void tellsNoBetaBesideALossThatIsNoLikelihood() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, ONE, ONE, LN_4).withoutLikelihood();
            assertThat(StochasticContract.reportsOf(calculator, plugin(), pass)).containsOnlyKeys("kl");
        }
    }

    private static Map<String, Double> reports(Regularizer regularizer, double nats) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, ONE, ONE, LN_4).withNats(nats);
            return StochasticContract.reportsOf(calculator, regularizer, pass);
        }
    }

    @Test
    void warmsUpInEpochs() { // of 10 steps each
        assertThat(weights(new GaussianKl(4, 2, 1, 0, 0), 0, 5, 10, 20, 45)).containsExactly(0, 1, 2, 4, 4);
    }

    @Test
    void warmsUpAnewInEachCycle() { // two cycles in five epochs: the second starts at step 25
        assertThat(weights(new GaussianKl(4, 1, 2, 0, 0), 0, 5, 10, 24, 25, 30, 35, 50))
                .containsExactly(0, 2, 4, 4, 0, 2, 4, 4);
        assertThat(weights(new GaussianKl(4, 1, 3, 0, 0), 16, 17, 22, 32, 33, 38))
                .containsExactly(4, 0, 2, 4, 0, 2);
    }

    /** Returns the weights at these steps, as the penalty has them. */
    private static double[] weights(Regularizer regularizer, long... steps) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, ONE, ONE, LN_4).withNats(1);
            Tensor penalty = regularizer.penalty(pass);
            double[] weights = new double[steps.length];
            for (int i = 0; i < steps.length; i++) {
                calculator.goTo(steps[i]);
                weights[i] = calculator.values(penalty)[0]
                        / calculator.values(pass.reports().get("kl"))[0];
                assertThat(calculator.values(pass.reports().get("beta-eff"))[0]).isCloseTo(weights[i], within(1e-12));
                weights[i] = Math.rint(weights[i] * 1e9) / 1e9;
            }
            return weights;
        }
    }

    @Test
    void freeBitsCostNothingMoreAndPullNoMore() {
        try (Calculator calculator = Calculator.open(1)) {
            double[][] mean = {{1, 0.1}};
            FakePass pass = FakePass.ofDrawn(calculator, mean, mean, new double[][] {{LN_4[0][0], 0}});
            Tensor penalty = new GaussianKl(1, 0, 1, 0.5, 0).penalty(pass);
            // 1.306853 for the first unit, 0.005 < 0.5 for the second
            assertThat(calculator.values(penalty)[0]).isCloseTo(1.806853, within(1e-6));
            assertThat(calculator.values(
                            penalty.gradient(pass.posterior().orElseThrow().mean())))
                    .containsExactly(new double[] {1, 0}, within(1e-12));
        }
    }

    @Test
    void freeBitsHoldForTheMeanOverTheBatch() { // 2 and 0 nats of one unit: in the mean 1, more than 0.5
        double[][] mean = {{2}, {0}};
        assertThat(penaltyOf(new GaussianKl(1, 0, 1, 0.5, 0), mean, new double[][] {{0}, {0}}))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void theCapacityHoldsForTheMeanOverTheBatch() { // 2 and 0 nats: |1 - 1| = 0, sample by sample it would be 1
        double[][] mean = {{2}, {0}};
        double[][] zero = {{0}, {0}};
        assertThat(penaltyOf(new GaussianKl(1000, 0, 1, 0, 1), mean, zero)).isCloseTo(0, within(1e-9));
        assertThat(penaltyOf(new GaussianKl(1000, 0, 1, 0, 1.5), mean, zero)).isCloseTo(500, within(1e-9));
        assertThat(penaltyOf(new GaussianKl(1000, 0, 1, 0, 0.5), mean, zero)).isCloseTo(500, within(1e-9));
    }

    @Test
    void warmUpRaisesTheCapacityWhereThereIsOne() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, new double[][] {{2}}, new double[][] {{2}}, ZERO);
            Tensor penalty = new GaussianKl(10, 4, 1, 0, 8).penalty(pass); // KL = 2
            assertThat(calculator.values(penalty)[0]).isCloseTo(20, within(1e-12)); // |2 - 0|
            calculator.goTo(20); // half-way up: |2 - 4|, the weight being whole from the start
            assertThat(calculator.values(penalty)[0]).isCloseTo(20, within(1e-12));
            calculator.goTo(40);
            assertThat(calculator.values(penalty)[0]).isCloseTo(60, within(1e-12));
        }
    }

    @Test
    void refusesCyclesThatWarmUpCannotFill() {
        assertThatThrownBy(() -> new GaussianKl(1, 0, 4, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gaussian-kl: `warm-up` must be above 0 where `cycles` is above 1, but got 0.0");
        assertThatThrownBy(() -> penaltyOf(new GaussianKl(1, 3, 2, 0, 0), ONE, ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gaussian-kl: `warm-up` must be at most the epochs of a cycle, 2.5, but got 3.0");
    }

    @Test
    void growsWithTheDistanceFromThePrior() {
        assertThat(penaltyOf(beta(1), new double[][] {{2}}, ZERO)).isGreaterThan(penaltyOf(beta(1), ONE, ZERO));
        assertThat(penaltyOf(beta(1), ZERO, LN_4)).isPositive();
        assertThat(penaltyOf(beta(1), ZERO, new double[][] {{-LN_4[0][0]}})).isPositive();
    }

    @Test
    void densitiesAreNormalised() { // a sum over a fine grid
        try (Calculator calculator = Calculator.open(1)) {
            double[] grid = new double[4001];
            for (int i = 0; i < grid.length; i++) {
                grid[i] = -20 + 0.01 * i;
            }
            Tensor h = calculator.input(Shape.of(axis("batch", grid.length), axis("code", 1)), grid);
            Code.Posterior posterior =
                    new Code.Posterior(h.times(0).plus(0.7), h.times(0).plus(0.5));
            assertThat(calculator.values(Bound.logDensity(h, posterior).exp().sum())[0] * 0.01)
                    .isCloseTo(1, within(1e-9));
            assertThat(calculator.values(Bound.logPrior(h).exp().sum())[0] * 0.01)
                    .isCloseTo(1, within(1e-9));
        }
    }
}
