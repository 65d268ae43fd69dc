package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hourglass.regularizers.Mmd.Kernel;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class MmdTest implements RegularizerContract {

    private static final double[][] CODES = {{0}, {1}};
    private static final double[][] DRAWS = {{0}, {2}};

    @Override
    public Regularizer plugin() {
        return new Mmd(10, Kernel.IMQ, 1, true);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{2.2, 3.4}, {4.1, 2.6}, {3.3, 3.7}};
    }

    @Override
    public boolean independentOfBatchSize() { // a row twice is a pair at distance 0, which the estimate leaves out
        return false;
    }

    private static Mmd single(Kernel kernel, double prior) {
        return new Mmd(1, kernel, prior, false);
    }

    private static double discrepancy(Mmd plugin, double[][] codes, double[][] draws) {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor z = Rows.tensor(calculator, "code", codes);
            return calculator.values(plugin.discrepancy(z, Rows.tensor(calculator, "code", draws)))[0];
        }
    }

    @Test
    void inverseMultiquadraticMatchesTheHandComputedValue() {
        // C = 2: k(0,1) = 2/3 and k(0,2) = 2/6 within: (2 * 2/3 + 2 * 1/3) / 2 = 1, without the diagonals
        // across k(0,0) = 1, k(0,2) = 1/3, k(1,0) = k(1,2) = 2/3: 2/4 * 8/3 = 4/3; unbiased, so it may be negative
        assertThat(discrepancy(single(Kernel.IMQ, 1), CODES, DRAWS)).isCloseTo(1 - 4.0 / 3, within(1e-12));
    }

    @Test
    void gaussianKernelMatchesTheHandComputedValue() {
        // C = 2: within exp(-1/2) + exp(-2) = 0.741866; across (1 + exp(-2) + 2 exp(-1/2)) / 2 = 1.174198
        assertThat(discrepancy(single(Kernel.RBF, 1), CODES, DRAWS)).isCloseTo(-0.432332, within(1e-6));
    }

    @Test
    void widthGrowsWithTheSizeOfTheCode() { // C = 2 d s^2: twice the squared distances in two dimensions
        assertThat(discrepancy(single(Kernel.IMQ, 1), new double[][] {{0, 0}, {1, 1}}, new double[][] {{0, 0}, {2, 2}}))
                .isCloseTo(1 - 4.0 / 3, within(1e-12));
    }

    @Test
    void severalScalesAreASumOfKernels() {
        for (Kernel kernel : Kernel.values()) {
            double sum = DoubleStream.of(0.1, 0.2, 0.5, 1, 2, 5, 10)
                    .map(scale -> discrepancy(single(kernel, Math.sqrt(scale)), CODES, DRAWS))
                    .sum();
            assertThat(discrepancy(new Mmd(1, kernel, 1, true), CODES, DRAWS)).isCloseTo(sum, within(1e-12));
        }
    }

    @Test
    void gradientMatchesTheClosedForm() {
        // k' = -2 C (a - b) / (C + (a - b)^2)^2; by z1: k'(0,1) - (k'(0,0) + k'(0,2)) / 2 = 4/9 - (0 + 2/9) / 2
        // by z2: k'(1,0) - (k'(1,0) + k'(1,2)) / 2 = -4/9 - (-4/9 + 4/9) / 2
        try (Calculator calculator = Calculator.open(1)) {
            Tensor z = Rows.tensor(calculator, "code", CODES);
            Tensor p = Rows.tensor(calculator, "code", DRAWS);
            assertThat(calculator.values(single(Kernel.IMQ, 1).discrepancy(z, p).gradient(z)))
                    .containsExactly(new double[] {1.0 / 3, -4.0 / 9}, within(1e-12));
        }
    }

    @Test
    void vanishesOnAverageForCodesFromThePriorAndIsNegativeAtTimes() {
        double[] draws = penalties(new Mmd(1, Kernel.IMQ, 1, true), 0, 400);
        double mean = DoubleStream.of(draws).average().orElseThrow();
        double variance = DoubleStream.of(draws)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(3 * Math.sqrt(variance / draws.length)));
        assertThat(Arrays.stream(draws)).anyMatch(x -> x < 0).anyMatch(x -> x > 0);
    }

    @Test
    void isPositiveOnAverageForCodesFromElsewhere() {
        for (Kernel kernel : Kernel.values()) {
            double mean = DoubleStream.of(penalties(new Mmd(1, kernel, 1, true), 1, 50))
                    .average()
                    .orElseThrow();
            assertThat(mean).isGreaterThan(0.3);
        }
    }

    /** The penalties of 16 codes from N(mean, I) in two dimensions, in this many steps. */
    private static double[] penalties(Mmd plugin, double mean, int steps) {
        double[][] means = new double[16][2];
        for (double[] row : means) {
            Arrays.fill(row, mean);
        }
        try (Calculator calculator = Calculator.open(2)) {
            Tensor penalty = plugin.penalty(FakePass.ofPosterior(calculator, means, new double[16][2]));
            return IntStream.range(0, steps)
                    .mapToDouble(step -> {
                        calculator.goTo(step);
                        return calculator.values(penalty)[0];
                    })
                    .toArray();
        }
    }

    @Test
    void drawsFromThePriorAnewInEachStep() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor penalty = plugin().penalty(pass(calculator, legalCode(), Rows.range(legalCode())));
            double first = calculator.values(penalty)[0];
            calculator.goTo(1);
            assertThat(calculator.values(penalty)[0]).isNotEqualTo(first);
        }
    }

    @Test
    void comparesWithAPriorOfTheGivenDeviation() { // codes of deviation 3 fit that prior better than the standard one
        double[][] wide = {{-3, 3}, {4, 1}, {-2, -4}, {3, -3}, {0, 4}, {-4, 0}, {2, 2}, {-1, -2}};
        assertThat(penaltyOf(new Mmd(1, Kernel.IMQ, 3, false), wide))
                .isLessThan(penaltyOf(new Mmd(1, Kernel.IMQ, 1, false), wide));
    }

    @Test
    void refusesABatchOfOne() {
        assertThatThrownBy(() -> penaltyOf(plugin(), new double[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mmd: the batch must have at least 2 samples, but got 1");
    }
}
