package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ConditionalVaeTest implements ArchitectureContract {

    @Override
    public Architecture plugin() {
        return new ConditionalVae(List.of(7, 5), 3, Activation.TANH, 0.1);
    }

    @Override
    public FakeScope scope(Calculator calculator, boolean training) { // evaluation knows no class
        double[] labels = training ? new double[] {1, -1, 0} : new double[] {-1, -1, -1};
        return new FakeScope(calculator, sample(), training).withLabels(2, labels);
    }

    @Nested
    final class WithClasses implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new ConditionalVae(List.of(), 3, Activation.TANH, 0);
        }

        @Override
        public FakeScope scope(Calculator calculator, boolean training) { // one class: each row by itself, in any order
            return new FakeScope(calculator, sample(), training).withLabels(2, 1, 1, 1);
        }
    }

    /** One feature, one unit, and what the class adds: mean = 2 x + (10, 20) y, raw = 3 h + (30, 40) y. */
    private record Told(Calculator calculator, Tensor mean, Tensor raw) {

        static Told of(Calculator calculator, double unlabelled, boolean training, double... labels) {
            FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 1)), training).withLabels(2, labels);
            ConditionalVae vae = new ConditionalVae(List.of(), 1, Activation.RELU, unlabelled);
            double[][] ones = new double[labels.length][1];
            Arrays.stream(ones).forEach(row -> row[0] = 1);
            Tensor mean =
                    vae.encode(Rows.tensor(calculator, "features", ones), scope).mean();
            Tensor raw = vae.decode(Rows.tensor(calculator, "code", ones), scope);
            calculator.give(scope.created().get("encoder.mean.weights"), 2, 10, 20);
            calculator.give(scope.created().get("decoder.layer-1.weights"), 3, 30, 40);
            return new Told(calculator, mean, raw);
        }

        double[] means() {
            return calculator.values(mean);
        }

        double[] raws() {
            return calculator.values(raw);
        }
    }

    @Test
    void needsLabels() {
        assertThat(plugin().needsLabels()).isTrue();
    }

    @Test
    void matchesTheHandComputedValue() {
        try (Calculator calculator = Calculator.open(1)) {
            Told told = Told.of(calculator, 0, true, 0, 1, -1);
            assertThat(told.means()).containsExactly(new double[] {12, 22, 2}, within(1e-12));
            assertThat(told.raws()).containsExactly(new double[] {33, 43, 3}, within(1e-12));
        }
    }

    @Test
    void withholdsNoClassThatIsKnownWhereNothingIsTrained() {
        try (Calculator calculator = Calculator.open(1)) {
            Told told = Told.of(calculator, 1, false, 0, 1, -1);
            assertThat(told.means()).containsExactly(new double[] {12, 22, 2}, within(1e-12));
            assertThat(told.raws()).containsExactly(new double[] {33, 43, 3}, within(1e-12));
        }
    }

    @Test
    void withholdsEveryClassWhereTheShareIsOne() {
        try (Calculator calculator = Calculator.open(1)) {
            Told told = Told.of(calculator, 1, true, 0, 1, -1);
            assertThat(told.means()).containsExactly(new double[] {2, 2, 2}, within(1e-12));
            assertThat(told.raws()).containsExactly(new double[] {3, 3, 3}, within(1e-12));
        }
    }

    @Test
    void withholdsTheSameClassesFromEncoderAndDecoder() {
        int n = 2000;
        try (Calculator calculator = Calculator.open(1)) {
            Told told = Told.of(calculator, 0.3, true, new double[n]);
            for (int step = 0; step < 2; step++) {
                calculator.goTo(step);
                double[] means = told.means();
                double[] raws = told.raws();
                int[] withheld =
                        IntStream.range(0, n).filter(i -> means[i] < 11).toArray();
                assertThat(IntStream.range(0, n).filter(i -> raws[i] < 32).toArray())
                        .isEqualTo(withheld);
                // 4 standard deviations of a share of 0.3 among 2000
                assertThat((double) withheld.length / n).isCloseTo(0.3, within(4 * Math.sqrt(0.3 * 0.7 / n)));
            }
        }
    }

    @Test
    void withholdsOtherClassesInAnotherStep() {
        try (Calculator calculator = Calculator.open(1)) {
            Told told = Told.of(calculator, 0.5, true, new double[64]);
            double[] first = told.means();
            calculator.goTo(1);
            assertThat(told.means()).isNotEqualTo(first);
        }
    }
}
