package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.Gradients;
import org.junit.jupiter.api.Test;

final class FactorTest implements StochasticContract {

    private static final Factor LINEAR = new Factor(3, List.of(), 1e-4);

    @Override
    public Regularizer plugin() {
        return new Factor(10, List.of(5, 4), 1e-4);
    }

    @Override
    public String name() {
        return "factor";
    }

    @Test
    void matchesTheHandComputedValues() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, new double[][] {{2}, {-1}}, Interval.ALL);
            Tensor penalty = LINEAR.penalty(pass);
            calculator.give(pass.created().get("discriminator.logit.weights"), 2);
            calculator.give(pass.created().get("discriminator.logit.bias"), 1);
            // logits 5 and -1, in the mean 2, times gamma = 3
            assertThat(calculator.values(penalty)[0]).isCloseTo(6, within(1e-12));
            // one unit in any order is the same set: (ln(1 + e^-5) + ln(1 + e) + ln(1 + e^5) + ln(1 + e^-1)) / 4
            // = (0.006715 + 1.313262 + 5.006715 + 0.313262) / 4
            assertThat(report(calculator, pass, "discriminator")).isCloseTo(1.659988, within(1e-6));
            // of the drawn the first is told right, of the permuted the second
            assertThat(report(calculator, pass, "discriminator-accuracy")).isCloseTo(0.5, within(1e-12));
            assertThat(report(calculator, pass, "total-correlation")).isCloseTo(2, within(1e-12));
        }
    }

    private static double report(Calculator calculator, FakePass pass, String name) {
        return calculator.values(pass.reports().get(name))[0];
    }

    @Test
    void vanishesWhereTheDiscriminatorCannotTell() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Interval.ALL);
            Tensor penalty = LINEAR.penalty(pass);
            calculator.give(pass.created().get("discriminator.logit.weights"), 0, 0, 0);
            assertThat(calculator.values(penalty)[0]).isZero();
            assertThat(report(calculator, pass, "discriminator")).isCloseTo(Math.log(2), within(1e-12));
        }
    }

    @Test
    void gradientMatchesTheClosedForm() { // gamma w / n
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, new double[][] {{2, 0}, {-1, 3}}, Interval.ALL);
            Tensor slope = LINEAR.penalty(pass).gradient(pass.code());
            calculator.give(pass.created().get("discriminator.logit.weights"), 2, -4);
            assertThat(calculator.values(slope)).containsExactly(new double[] {3, -6, 3, -6}, within(1e-12));
        }
    }

    @Test
    void theDiscriminatorOwnsAllItsParameters() { // what it owns the penalty does not move, and the other way round
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Interval.ALL);
            plugin().penalty(pass);
            assertThat(pass.created().keySet()).hasSize(6).allSatisfy(path -> assertThat(path)
                    .startsWith("discriminator."));
        }
    }

    @Test
    void theDiscriminatorsGradientEqualsCentralDifferences() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Interval.ALL);
            plugin().penalty(pass);
            Tensor loss = pass.reports().get("discriminator");
            pass.created().values().forEach(parameter -> Gradients.assertEqualDifferences(calculator, loss, parameter));
        }
    }

    @Test
    void aDiscriminatorLearnsToTellDependentUnits() { // on a line they are: the sum h₁ + h₂ alone does not tell, h₁
        // h₂ does
        double[][] line = IntStream.range(0, 32)
                .mapToObj(i -> new double[] {i % 2 == 0 ? 1 : -1, i % 2 == 0 ? 1 : -1})
                .toArray(double[][]::new);
        try (Calculator calculator = Calculator.open(3)) {
            FakePass pass = pass(calculator, line, Interval.ALL);
            new Factor(1, List.of(8), 1e-4).penalty(pass);
            double before = report(calculator, pass, "discriminator");
            List<Tensor> parameters = List.copyOf(pass.created().values());
            List<Tensor> slopes = parameters.stream()
                    .map(parameter -> pass.reports().get("discriminator").gradient(parameter))
                    .toList();
            for (int step = 1; step <= 100; step++) {
                for (int i = 0; i < parameters.size(); i++) {
                    double[] value = calculator.values(parameters.get(i));
                    double[] slope = calculator.values(slopes.get(i));
                    for (int k = 0; k < value.length; k++) {
                        value[k] -= 0.5 * slope[k];
                    }
                    calculator.give(parameters.get(i), value);
                }
                calculator.goTo(step);
            }
            assertThat(report(calculator, pass, "discriminator"))
                    .isLessThan(before)
                    .isLessThan(0.55);
            assertThat(report(calculator, pass, "discriminator-accuracy")).isGreaterThan(0.7);
            assertThat(report(calculator, pass, "total-correlation")).isGreaterThan(0.2);
        }
    }

    @Test
    void everyUnitIsPutInAnOrderOfItsOwn() {
        try (Calculator calculator = Calculator.open(1)) {
            double[] rows = new double[50 * 3];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = 100 * (i % 3) + i / 3; // column j holds 100 j, 100 j + 1, ...
            }
            Tensor h = calculator.input(Shape.of(axis("batch", 50), axis("code", 3)), rows);
            Tensor permuted = Factor.permuted(h, calculator.random());
            assertThat(permuted.shape()).isEqualTo(h.shape());
            double[] first = calculator.values(permuted);
            for (int j = 0; j < 3; j++) {
                assertThat(column(first, j)).containsExactlyInAnyOrder(column(rows, j));
                assertThat(column(first, j)).isNotEqualTo(column(rows, j));
            }
            double[] zeroth = column(first, 0);
            assertThat(Arrays.stream(column(first, 1)).map(value -> value - 100).toArray())
                    .isNotEqualTo(zeroth);
            calculator.goTo(1);
            assertThat(calculator.values(permuted)).isNotEqualTo(first);
        }
    }

    private static double[] column(double[] rows, int j) {
        return IntStream.range(0, rows.length / 3)
                .mapToDouble(i -> rows[3 * i + j])
                .toArray();
    }
}
