package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.junit.jupiter.api.Test;

/** What every loss holds to. */
public interface LossContract {

    /** Returns the loss. */
    Loss plugin();

    /** Returns data in the loss's range, at least two different rows. */
    default double[][] legalData() {
        return new double[][] {{0.1, 0.9, 0.4}, {0.7, 0.2, 0.6}};
    }

    /** Returns raw outputs of a decoder for the data, away from kinks of the loss. */
    default double[][] legalRaw() {
        return new double[][] {{-1.2, 0.7, 0.3}, {0.4, -0.5, 2.1}};
    }

    /** Returns the shape of a sample; as many values as a row of the data. */
    default Shape sample() {
        return Shape.of(axis("features", legalData()[0].length));
    }

    private FakeScope scope(Calculator calculator) {
        return new FakeScope(calculator, sample(), true);
    }

    /** Returns the loss of each row. */
    default double[] lossOf(Loss loss, double[][] data, double[][] raw) {
        try (Calculator calculator = Calculator.open(1)) {
            return calculator.values(loss.perSample(
                    Rows.tensor(calculator, "features", data),
                    Rows.tensor(calculator, "features", Interval.ALL, raw),
                    scope(calculator)));
        }
    }

    /** Returns the gradient of the sum of all losses by each raw output, row after row. */
    default double[] gradientOf(Loss loss, double[][] data, double[][] raw) {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor output = Rows.tensor(calculator, "features", Interval.ALL, raw);
            return calculator.values(
                    loss.perSample(Rows.tensor(calculator, "features", data), output, scope(calculator))
                            .gradient(output));
        }
    }

    /** Returns the reconstruction of raw outputs, row after row. */
    default double[] reconstructionOf(Loss loss, double[][] raw) {
        try (Calculator calculator = Calculator.open(1)) {
            return calculator.values(loss.reconstruction(Rows.tensor(calculator, "features", Interval.ALL, raw)));
        }
    }

    /** There is one finite loss for each row. */
    @Test
    default void isAFiniteNumberForEachRow() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor loss = plugin().perSample(
                            Rows.tensor(calculator, "features", legalData()),
                            Rows.tensor(calculator, "features", Interval.ALL, legalRaw()),
                            scope(calculator));
            assertThat(loss.shape().names()).containsExactly("batch");
            assertThat(Arrays.stream(calculator.values(loss)).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    /** The gradient by the raw output equals central differences. */
    @Test
    default void gradientEqualsCentralDifferences() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor raw = Rows.tensor(calculator, "features", Interval.ALL, legalRaw());
            Tensor loss = plugin().perSample(Rows.tensor(calculator, "features", legalData()), raw, scope(calculator));
            Gradients.assertEqualDifferences(calculator, loss, raw);
        }
    }

    /** The loss of a row does not depend on the rows beside it, nor on how many there are. */
    @Test
    default void looksAtEachRowByItself() {
        double[] together = lossOf(plugin(), legalData(), legalRaw());
        for (int i = 0; i < together.length; i++) {
            double[] alone = lossOf(plugin(), new double[][] {legalData()[i]}, new double[][] {legalRaw()[i]});
            assertThat(alone[0]).isCloseTo(together[i], within(1e-12 * Math.abs(together[i])));
        }
    }

    /** What is not a number in data or output shows in the loss of its row, and in no other. */
    @Test
    default void hidesNoNaN() {
        double[] ofData = lossOf(plugin(), Rows.with(legalData(), 0, 1, Double.NaN), legalRaw());
        double[] ofOutput = lossOf(plugin(), legalData(), Rows.with(legalRaw(), 0, 1, Double.NaN));
        assertThat(ofData[0]).isNaN();
        assertThat(ofOutput[0]).isNaN();
        assertThat(ofData[1]).isFinite();
        assertThat(ofOutput[1]).isFinite();
    }

    /** The reconstruction has the shape of the raw output and lies where the data must lie. */
    @Test
    default void reconstructsWhereTheDataLie() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor raw = Rows.tensor(calculator, "features", Interval.ALL, legalRaw());
            Tensor reconstruction = plugin().reconstruction(raw);
            assertThat(reconstruction.shape()).isEqualTo(raw.shape());
            assertThat(reconstruction.range().within(plugin().dataRange())).isTrue();
        }
    }

    /** Data and raw output with different numbers of features are refused when the loss is built. */
    @Test
    default void refusesAnOutputOfAnotherSize() {
        double[][] wider = {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}};
        assertThatThrownBy(() -> lossOf(plugin(), legalData(), wider))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features");
    }
}
