package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hourglass.architectures.Conv.Halving;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ConvTest implements ArchitectureContract {

    @Override
    public Architecture plugin() {
        return new Conv(List.of(3, 2), 3, Activation.TANH, CodeActivation.LINEAR, Halving.STRIDE, false);
    }

    @Override
    public Shape sample() {
        return image(5, 6, 2);
    }

    @Nested
    final class Pooled implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new Conv(List.of(3, 2), 3, Activation.ELU, CodeActivation.SAME, Halving.POOL, false);
        }

        @Override
        public Shape sample() {
            return image(5, 6, 1);
        }
    }

    @Nested
    final class Normalised implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new Conv(List.of(3), 3, Activation.TANH, CodeActivation.LINEAR, Halving.STRIDE, true);
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, image(2, 2, 1), true);
            Conv conv = new Conv(List.of(1), 1, Activation.RELU, CodeActivation.LINEAR, Halving.STRIDE, false);
            Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2, 3, 4}});
            Tensor code = conv.encode(x, scope).value();
            Tensor raw = conv.decode(code, scope);
            give(calculator, scope, "encoder.layer-1.kernel", 1, -2, 9, 3, 0.5, 9, 9, 9, 9);
            give(calculator, scope, "encoder.layer-1.bias", 0.25);
            give(calculator, scope, "encoder.code.weights", 2);
            give(calculator, scope, "encoder.code.bias", -1);
            give(calculator, scope, "decoder.code.weights", 0.5);
            give(calculator, scope, "decoder.code.bias", 0);
            give(calculator, scope, "decoder.layer-1.kernel", 1, 2, 9, -3, 4, 9, 9, 9, 9);
            give(calculator, scope, "decoder.layer-1.bias", 0.5);
            // padding is below and on the right: 1 - 4 + 9 + 2 + 0.25 = 8.25; code 15.5; 7.75 on the way back
            assertThat(calculator.values(code)).containsExactly(new double[] {15.5}, within(1e-12));
            assertThat(calculator.values(raw)).containsExactly(new double[] {8.25, 16, -22.75, 31.5}, within(1e-12));
        }
    }

    @Test
    void poolingTakesTheMaximumOfEachFourPixels() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, image(4, 4, 1), true);
            Conv conv = new Conv(List.of(1), 1, Activation.LINEAR, CodeActivation.LINEAR, Halving.POOL, false);
            double[] pixels = IntStream.range(0, 16).mapToDouble(i -> i).toArray();
            Tensor code = conv.encode(Rows.tensor(calculator, "features", new double[][] {pixels}), scope)
                    .value();
            give(calculator, scope, "encoder.layer-1.kernel", 0, 0, 0, 0, 1, 0, 0, 0, 0);
            give(calculator, scope, "encoder.code.weights", 1, 10, 100, 1000);
            // the kernel copies; maxima 5, 7, 13, 15
            assertThat(calculator.values(code)).containsExactly(new double[] {5 + 70 + 1300 + 15000}, within(1e-9));
        }
    }

    @Test
    void comesBackToSizesThatTheStrideDoesNotDivide() {
        for (Shape image : List.of(image(28, 28, 1), image(7, 9, 3), image(5, 3, 1))) {
            for (Halving halving : Halving.values()) {
                Conv conv = new Conv(List.of(4, 2), 3, Activation.RELU, CodeActivation.LINEAR, halving, false);
                try (Calculator calculator = Calculator.open(1)) {
                    FakeScope scope = new FakeScope(calculator, image, true);
                    double[][] rows = Rows.uniform(1, 2, image.size(), Interval.UNIT);
                    Tensor code = conv.encode(Rows.tensor(calculator, "features", rows), scope)
                            .value();
                    assertThat(conv.decode(code, scope).shape())
                            .isEqualTo(Shape.of(axis("batch", 2), axis("features", image.size())));
                }
            }
        }
    }

    @Test
    void theWayBackIsTheTransposeOfTheConvolutionForOddSizesToo() {
        // <conv(x), y> = <x, transposed(y)> for one kernel
        for (int size : new int[] {4, 5, 7}) {
            try (Calculator calculator = Calculator.open(1)) {
                FakeScope scope = new FakeScope(calculator, image(size, size, 1), true);
                Shape half = image((size + 1) / 2, (size + 1) / 2, 2);
                Tensor x = image(calculator, 1, image(size, size, 1));
                Tensor y = image(calculator, 2, half);
                Tensor forth = Images.convolution(x, 2, 2, scope.parameters().in("forth"));
                Tensor back = Images.transposed(
                        y, image(size, size, 1), scope.parameters().in("back"));
                double[] kernel = calculator.values(created(scope, "forth.kernel"));
                calculator.give(created(scope, "back.kernel"), kernel);
                assertThat(calculator.values(back.times(x).sum())[0])
                        .isCloseTo(calculator.values(forth.times(y).sum())[0], within(1e-12));
            }
        }
    }

    @Test
    void refusesASampleThatIsNoImage() {
        Shape row = Shape.of(axis("features", 12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().codeSize(row))
                .withMessage(
                        "conv: a sample must be an image [height, width, channels], but got [features=12]; use mlp");
    }

    @Test
    void refusesAnImageThatIsTooSmallForItsConvolutions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().codeSize(image(2, 28, 1)))
                .withMessage("conv: an image must be at least 3 x 3 for 2 convolutions, but got "
                        + "[height=2, width=28, channels=1]; give fewer `channels`");
        assertThat(plugin().codeSize(image(3, 3, 1))).isEqualTo(3);
    }

    private static Shape image(int height, int width, int channels) {
        return Shape.of(axis("height", height), axis("width", width), axis("channels", channels));
    }

    private static Tensor image(Calculator calculator, long seed, Shape shape) {
        double[][] rows = Rows.uniform(seed, 1, shape.size(), new Interval(-1, 1));
        return Images.image(Rows.tensor(calculator, "features", rows), shape);
    }

    private static void give(Calculator calculator, FakeScope scope, String path, double... values) {
        calculator.give(created(scope, path), values);
    }

    private static Tensor created(FakeScope scope, String path) {
        return Objects.requireNonNull(scope.created().get(path));
    }
}
