package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.junit.jupiter.api.Test;

/** What every architecture holds to. */
public interface ArchitectureContract {

    /** Returns the architecture, small. */
    Architecture plugin();

    /** Returns the shape of a sample. */
    default Shape sample() {
        return Shape.of(axis("height", 2), axis("width", 3), axis("channels", 1));
    }

    /** Returns samples, at least two different ones. */
    default double[][] legalData() {
        return Rows.uniform(5, 3, sample().size(), Interval.UNIT);
    }

    /** Returns where the architecture is built for the data; with labels if it needs them. */
    default FakeScope scope(Calculator calculator, boolean training) {
        return new FakeScope(calculator, sample(), training);
    }

    /** Says whether codes depend on the data; where there is no encoder they do not. */
    default boolean readsItsInput() {
        return true;
    }

    /** Says whether evaluated codes change with the data without steps; codes of whole numbers or of entries do not. */
    default boolean isContinuous() {
        return true;
    }

    /** Returns the codes of the data for a seed, as they are evaluated, row after row. */
    default double[] codesOf(Architecture architecture, double[][] data, long seed) {
        try (Calculator calculator = Calculator.open(seed)) {
            return calculator.values(encoded(architecture, calculator, scope(calculator, false), data));
        }
    }

    private static Tensor encoded(Architecture architecture, Calculator calculator, FakeScope scope, double[][] data) {
        return architecture
                .encode(Rows.tensor(calculator, "features", data), scope)
                .mean();
    }

    /** The code has the size that was told before, and the decoder returns to the features. */
    @Test
    default void goesDownToTheCodeAndBack() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, true);
            Tensor code = encoded(plugin(), calculator, scope, legalData());
            Tensor raw = plugin().decode(code, scope);
            int batch = legalData().length;
            assertThat(code.shape())
                    .isEqualTo(Shape.of(axis("batch", batch), axis("code", plugin().codeSize(sample()))));
            assertThat(raw.shape()).isEqualTo(Shape.of(axis("batch", batch), axis("features", sample().size())));
        }
    }

    /** Building again asks for the same parameters, so that training, evaluation and penalties share them. */
    @Test
    default void asksForTheSameParametersEachTime() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, true);
            plugin().decode(encoded(plugin(), calculator, scope, legalData()), scope);
            Map<String, Tensor> first = scope.created();
            FakeScope again = scope(calculator, false);
            plugin().decode(encoded(plugin(), calculator, again, legalData()), again);
            assertThat(again.created().keySet()).isEqualTo(first.keySet());
        }
    }

    /** Codes are evaluated without randomness, each row by itself. */
    @Test
    default void encodesEachRowByItself() {
        if (!readsItsInput()) {
            assertThat(codesOf(plugin(), Rows.reversed(legalData()), 1)).isEqualTo(codesOf(plugin(), legalData(), 1));
            return;
        }
        double[] forth = codesOf(plugin(), legalData(), 1);
        double[] back = codesOf(plugin(), Rows.reversed(legalData()), 1);
        int size = plugin().codeSize(sample());
        for (int i = 0; i < forth.length; i++) {
            int row = legalData().length - 1 - i / size;
            assertThat(back[row * size + i % size]).isCloseTo(forth[i], within(1e-12));
        }
    }

    /** The same seed gives the same initial network, another seed another. */
    @Test
    default void startsFromTheSeed() {
        assertThat(codesOf(plugin(), legalData(), 1)).isEqualTo(codesOf(plugin(), legalData(), 1));
        assertThat(codesOf(plugin(), legalData(), 2)).isNotEqualTo(codesOf(plugin(), legalData(), 1));
    }

    /** The gradient of the output by every parameter equals central differences. */
    @Test
    default void gradientEqualsCentralDifferences() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, false);
            Tensor raw = plugin().decode(encoded(plugin(), calculator, scope, legalData()), scope);
            new TreeMap<>(scope.created())
                    .forEach(
                            (path, parameter) -> Gradients.assertEqualDifferences(calculator, raw.square(), parameter));
        }
    }

    /** The code depends on the sample. */
    @Test
    default void readsTheSample() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, false);
            Tensor x = Rows.tensor(calculator, "features", legalData());
            Tensor code = plugin().encode(x, scope).mean();
            boolean reads = isContinuous()
                    ? anyOf(calculator.values(code.square().gradient(x)))
                    : anyOf(calculator.values(code.minus(code.mean("batch"))));
            assertThat(reads).isEqualTo(readsItsInput());
        }
    }

    /** The output depends on the code. */
    @Test
    default void readsItsCode() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, false);
            Tensor code = encoded(plugin(), calculator, scope, legalData());
            Tensor raw = plugin().decode(code, scope);
            assertThat(anyOf(calculator.values(raw.square().gradient(code)))).isTrue();
        }
    }

    private static boolean anyOf(double[] values) {
        return Arrays.stream(values).anyMatch(value -> value != 0);
    }
}
