package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.Layers;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.junit.jupiter.api.Test;

final class LayersTest {

    private static final Shape SAMPLE = Shape.of(axis("features", 2));
    private static final double[][] ROWS = {{1, 10}, {3, 30}};

    @Test
    void dropoutKeepsTheMeanAndDropsAtItsRate() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor ones = calculator.input(Shape.of(axis("batch", 100), axis("features", 200)), ones(20_000));
            double[] dropped = calculator.values(Layers.dropout(ones, 0.2, scope(calculator, true)));
            assertThat(dropped).containsOnly(0, 1.25);
            // a share of 20,000 draws has a standard deviation of .0028
            assertThat(Arrays.stream(dropped).filter(x -> x == 0).count() / 20_000.0)
                    .isCloseTo(0.2, within(0.014));
        }
    }

    @Test
    void evaluationNeverSeesDropout() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor x = Rows.tensor(calculator, "features", ROWS);
            assertThat(Layers.dropout(x, 0.9, scope(calculator, false))).isSameAs(x);
            assertThat(Layers.dropout(x, 0, scope(calculator, true))).isSameAs(x);
        }
    }

    @Test
    void eachDropoutDrawsAfreshInEachStep() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, true);
            Tensor ones = calculator.input(Shape.of(axis("batch", 10), axis("features", 20)), ones(200));
            Tensor one = Layers.dropout(ones, 0.5, scope);
            Tensor other = Layers.dropout(ones, 0.5, scope);
            double[] before = calculator.values(one);
            assertThat(calculator.values(other)).isNotEqualTo(before);
            calculator.goTo(1);
            assertThat(calculator.values(one)).isNotEqualTo(before);
        }
    }

    @Test
    void refusesADropoutThatKeepsNothing() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor x = Rows.tensor(calculator, "features", ROWS);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Layers.dropout(x, 1, scope(calculator, true)))
                    .withMessage("dropout: the rate must be in [0, 1), but got 1.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Layers.dropout(x, Double.NaN, scope(calculator, true)))
                    .withMessage("dropout: the rate must be in [0, 1), but got NaN");
        }
    }

    @Test
    void trainingNormalisesByTheBatch() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, true);
            Tensor y = Layers.batchNorm(Rows.tensor(calculator, "features", ROWS), scope.parameters(), scope);
            calculator.give(scope.created().get("scale"), 2, 1);
            calculator.give(scope.created().get("shift"), 0, 5);
            // means 2 and 20, variances 1 and 100: ±1/√1.001 and ±10/√100.001
            double first = 2 / Math.sqrt(1.001);
            double second = 10 / Math.sqrt(100.001);
            assertThat(calculator.values(y))
                    .containsExactly(new double[] {-first, 5 - second, first, 5 + second}, within(1e-12));
        }
    }

    @Test
    void evaluationNormalisesByTheRunningAverages() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, false);
            Tensor y = Layers.batchNorm(Rows.tensor(calculator, "features", ROWS), scope.parameters(), scope);
            calculator.give(scope.created().get("mean"), 1, 0);
            calculator.give(scope.created().get("variance"), 3.999, 24.999);
            assertThat(calculator.values(y)).containsExactly(new double[] {0, 2, 1, 6}, within(1e-12));
            assertThat(scope.changes()).isEmpty();
        }
    }

    @Test
    void runningAveragesAreEvenForAHundredStepsAndThenForgetOnePercentAStep() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, true);
            Layers.batchNorm(Rows.tensor(calculator, "features", ROWS), scope.parameters(), scope);
            Tensor mean = scope.changes().get("mean");
            Tensor variance = scope.changes().get("variance");
            assertThat(calculator.values(mean)).containsExactly(new double[] {2, 20}, within(1e-12));
            assertThat(calculator.values(variance)).containsExactly(new double[] {1, 100}, within(1e-12));
            calculator.goTo(3);
            // a quarter of the way from 0 to 2 and 20
            assertThat(calculator.values(mean)).containsExactly(new double[] {0.5, 5}, within(1e-12));
            calculator.goTo(5000);
            // .99 of what was, .01 of the batch
            assertThat(calculator.values(mean)).containsExactly(new double[] {0.02, 0.2}, within(1e-12));
            assertThat(calculator.values(variance)).containsExactly(new double[] {1, 1.99}, within(1e-12));
        }
    }

    @Test
    void normalisesTheChannelsOfImagesOverTheirPixels() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, true);
            Tensor images = calculator
                    .input(
                            Shape.of(axis("batch", 2), axis("features", 8)),
                            1,
                            0,
                            3,
                            0,
                            5,
                            0,
                            7,
                            0,
                            1,
                            4,
                            3,
                            4,
                            5,
                            4,
                            7,
                            4)
                    .reshape(axis("batch", 2), axis("height", 2), axis("width", 2), axis("channels", 2));
            Layers.batchNorm(images, scope.parameters(), scope);
            // 1, 3, 5, 7 twice: mean 4, variance 5; 0 and 4: mean 2, variance 4
            assertThat(calculator.values(scope.changes().get("mean")))
                    .containsExactly(new double[] {4, 2}, within(1e-12));
            assertThat(calculator.values(scope.changes().get("variance")))
                    .containsExactly(new double[] {5, 4}, within(1e-12));
        }
    }

    @Test
    void theGradientOfANormalisedBatchSeesItsMoments() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = scope(calculator, true);
            Tensor x = calculator.input(SAMPLE.prepend(axis("batch", 3)), 1, 10, 3, 30, 4, -2);
            Tensor y = Layers.batchNorm(x, scope.parameters(), scope);
            Gradients.assertEqualDifferences(calculator, y.times(y).times(y), x);
            // a batch that is shifted as a whole stays as it is
            assertThat(calculator.values(y.square().gradient(x).sum("batch")))
                    .containsExactly(new double[] {0, 0}, within(1e-12));
        }
    }

    private static FakeScope scope(Calculator calculator, boolean training) {
        return new FakeScope(calculator, SAMPLE, training);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
