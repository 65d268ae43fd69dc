package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.junit.jupiter.api.Test;

/** What every noise model holds to. */
public interface NoiseContract {

    /** Returns the noise, strong enough to change some of 200 values. */
    Noise plugin();

    /** Returns data in the noise's domain. */
    default double[][] legalData() {
        return Rows.uniform(7, 8, 25, new Interval(0.05, 0.95));
    }

    /** Returns the shape of a sample; as many values as a row of the data. */
    default Shape sample() {
        return Shape.of(axis("features", legalData()[0].length));
    }

    private FakeScope scope(Calculator calculator) {
        return new FakeScope(calculator, sample(), true);
    }

    /** Says whether the noise draws random numbers; blurring and quantising do not. */
    default boolean drawsRandomNumbers() {
        return true;
    }

    /** Says whether a row is corrupted whatever the rows beside it are; swapping values among rows is not. */
    default boolean looksAtEachRowByItself() {
        return true;
    }

    /** Returns the corrupted data of a seed at a step, row after row. */
    default double[] corruptedOf(Noise noise, double[][] data, long seed, long step) {
        try (Calculator calculator = Calculator.open(seed)) {
            calculator.goTo(step);
            return calculator.values(noise.corrupt(Rows.tensor(calculator, "features", data), scope(calculator)));
        }
    }

    /** The corrupted data have the shape of the data, and differ. */
    @Test
    default void changesValuesAndKeepsTheShape() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor x = Rows.tensor(calculator, "features", legalData());
            Tensor corrupted = plugin().corrupt(x, scope(calculator));
            assertThat(corrupted.shape()).isEqualTo(x.shape());
            assertThat(calculator.values(corrupted)).isNotEqualTo(Rows.flat(legalData()));
        }
    }

    /** The data themselves, which are the target, stay as they are. */
    @Test
    default void leavesTheTargetClean() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor x = Rows.tensor(calculator, "features", legalData());
            calculator.values(plugin().corrupt(x, scope(calculator)));
            assertThat(calculator.values(x)).isEqualTo(Rows.flat(legalData()));
        }
    }

    /** The same seed and step give the same noise, bit by bit. */
    @Test
    default void repeatsItselfForTheSameSeedAndStep() {
        assertThat(corruptedOf(plugin(), legalData(), 3, 4)).isEqualTo(corruptedOf(plugin(), legalData(), 3, 4));
    }

    /** Another seed, and another step of the same seed, give other noise. */
    @Test
    default void drawsAnewForAnotherSeedOrStep() {
        if (drawsRandomNumbers()) {
            double[] first = corruptedOf(plugin(), legalData(), 3, 4);
            assertThat(corruptedOf(plugin(), legalData(), 5, 4)).isNotEqualTo(first);
            assertThat(corruptedOf(plugin(), legalData(), 3, 5)).isNotEqualTo(first);
        }
    }

    /** Equal rows are corrupted independently of each other. */
    @Test
    default void drawsForEachRowByItself() {
        if (drawsRandomNumbers() && looksAtEachRowByItself()) {
            int columns = legalData()[0].length;
            double[] both = corruptedOf(plugin(), new double[][] {legalData()[0], legalData()[0]}, 3, 4);
            assertThat(Arrays.copyOfRange(both, columns, 2 * columns))
                    .isNotEqualTo(Arrays.copyOfRange(both, 0, columns));
        }
    }

    /** What is not a number shows in the noise of its own row at most. */
    @Test
    default void spreadsNoNaNToOtherRows() {
        if (looksAtEachRowByItself()) {
            double[] noisy = corruptedOf(plugin(), Rows.with(legalData(), 0, 1, Double.NaN), 3, 4);
            int columns = legalData()[0].length;
            assertThat(Arrays.stream(noisy, columns, noisy.length).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    /** The gradient by the data equals central differences while the draw stays. */
    @Test
    default void gradientEqualsCentralDifferences() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor x = Rows.tensor(calculator, "features", legalData());
            Gradients.assertEqualDifferences(calculator, plugin().corrupt(x, scope(calculator)), x);
        }
    }
}
