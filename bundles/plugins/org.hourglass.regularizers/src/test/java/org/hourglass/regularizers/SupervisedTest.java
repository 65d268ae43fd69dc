package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class SupervisedTest implements RegularizerContract {

    private static final double UNKNOWN = -1;

    @Override
    public Regularizer plugin() {
        return new Supervised(0.5);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, -1.4}, {-0.1, 0.6}, {0.7, 0.1}};
    }

    /** The class is told by the second value, and is not known where that is about 0. */
    @Override
    public FakePass pass(Calculator calculator, double[][] code, Interval range) {
        double[] labels = Arrays.stream(code)
                .mapToDouble(row -> row[1] < -0.5 ? 0 : row[1] > 0.5 ? 2 : UNKNOWN)
                .toArray();
        return FakePass.ofCode(calculator, code, range).withLabels(3, labels);
    }

    private static FakePass passOf(Calculator calculator, double[][] code, double... labels) {
        return FakePass.ofCode(calculator, code, Rows.range(code)).withLabels(2, labels);
    }

    private static void give(Calculator calculator, FakePass pass, double[] weights, double[] bias) {
        calculator.give(pass.created().get("classifier.weights"), weights);
        calculator.give(pass.created().get("classifier.bias"), bias);
    }

    private static double report(Calculator calculator, FakePass pass, String name) {
        return calculator.values(pass.reports().get(name))[0];
    }

    @Test
    void asksForLabels() {
        assertThat(plugin().needsLabels()).isTrue();
    }

    @Test
    void isTheLogarithmOfTheNumberOfClassesForAClassifierThatKnowsNothing() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, legalCode(), 0, 1, 1);
            Tensor penalty = plugin().penalty(pass);
            give(calculator, pass, new double[4], new double[2]);
            assertThat(calculator.values(penalty)[0]).isCloseTo(0.5 * Math.log(2), within(1e-12));
        }
    }

    @Test
    void vanishesForAClassifierThatIsSureAndRight() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{1}, {-1}}, 0, 1);
            Tensor penalty = plugin().penalty(pass);
            give(calculator, pass, new double[] {50, -50}, new double[2]);
            assertThat(calculator.values(penalty)[0]).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void matchesTheHandComputedValueOverTheLabelledRowsOnly() {
        // scores (h, 0): of 1, class 0: ln(1 + e^-1) = 0.3132617; of 2, class 1: ln(1 + e^2) = 2.1269280; of 9 unknown
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{1}, {2}, {9}}, 0, 1, UNKNOWN);
            Tensor penalty = plugin().penalty(pass);
            give(calculator, pass, new double[] {1, 0}, new double[2]);
            assertThat(calculator.values(penalty)[0]).isCloseTo(0.5 * (0.3132617 + 2.1269280) / 2, within(1e-7));
            assertThat(report(calculator, pass, "labelled")).isCloseTo(2.0 / 3, within(1e-12));
            assertThat(report(calculator, pass, "right")).isCloseTo(1.0 / 3, within(1e-12));
        }
    }

    @Test
    void gradientMatchesTheClosedForm() { // w / |L| (softmax - y) V^T for labelled rows, 0 for the other
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{1}, {2}, {9}}, 0, 1, UNKNOWN);
            Tensor penalty = plugin().penalty(pass);
            give(calculator, pass, new double[] {1, 0}, new double[2]);
            double[] expected = {0.25 * (1 / (1 + Math.exp(-1)) - 1), 0.25 / (1 + Math.exp(-2)), 0};
            assertThat(calculator.values(penalty.gradient(pass.code()))).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void isZeroWithoutGradientForABatchWithoutLabels() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, legalCode(), UNKNOWN, UNKNOWN, UNKNOWN);
            Tensor penalty = plugin().penalty(pass);
            assertThat(calculator.values(penalty)[0]).isZero();
            assertThat(calculator.values(penalty.gradient(pass.code()))).containsOnly(0);
            assertThat(report(calculator, pass, "right")).isZero();
        }
    }

    @Test
    void theClassifierLearnsSeparableClassesFromTheLabelledRows() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass =
                    passOf(calculator, new double[][] {{1, 0}, {2, 1}, {-1, 0}, {-2, 1}, {3, 3}}, 0, 0, 1, 1, UNKNOWN);
            Tensor penalty = new Supervised(1).penalty(pass);
            Sparring.train(calculator, pass, "classifier.", penalty, 200);
            assertThat(report(calculator, pass, "right")).isCloseTo(0.8, within(1e-12));
            assertThat(calculator.values(penalty)[0]).isLessThan(0.1);
        }
    }

    @Test
    void failsWhereThereAreNoLabels() {
        double[][] code = legalCode();
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofCode(calculator, code, Rows.range(code));
            assertThatThrownBy(() -> plugin().penalty(pass)).isInstanceOf(IllegalStateException.class);
        }
    }
}
