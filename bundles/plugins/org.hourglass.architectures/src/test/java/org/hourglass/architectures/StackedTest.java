package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Gradients;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StackedTest implements ArchitectureContract {

    private final Calculator calculator = Calculator.open(1);

    @AfterEach
    void close() {
        calculator.close();
    }

    @Override
    public Architecture plugin() {
        return new Stacked(List.of(4, 3), 2, Activation.SIGMOID, CodeActivation.SAME, false, 5, 0.3);
    }

    @Test
    void eachLayerHasAStage() {
        assertThat(plugin().pretraining()).containsExactly(5, 5, 5);
        assertThat(new Stacked(List.of(4, 3), 2, Activation.SIGMOID, CodeActivation.SAME, false, 0, 0.3).pretraining())
                .isEmpty();
    }

    @Test
    void higherLayersTrainOnCleanCodesOfTheLowerLayerThenCorruptThose() {
        FakeScope scope = scope();
        Stacked linear = new Stacked(List.of(1), 1, Activation.LINEAR, CodeActivation.SAME, false, 1, 0.5);
        Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}});
        Tensor loss = linear.pretrain(1, x, raw -> raw.sum(), scope);
        give(scope, "encoder.layer-1.weights", 1, 1);
        give(scope, "encoder.layer-2.weights", 0.5);
        give(scope, "decoder.layer-2.weights", 2);
        // codes of the clean samples are 3, 7, 11, 15; undone by 0.5 · 2 they are exact where nothing was dropped, so
        // that
        // the loss is the sum of the squares of the dropped ones over 4: it would be 0 if the target had been corrupted
        double[] squares = {9, 49, 121, 225};
        boolean some = false;
        for (int step = 0; step < 8; step++) {
            calculator.goTo(step);
            double total = 4 * calculator.values(loss)[0];
            assertThat(Arrays.stream(sums(squares)).anyMatch(sum -> Math.abs(total - sum) < 1e-9))
                    .as("%s", total)
                    .isTrue();
            some |= total > 1;
        }
        assertThat(some).isTrue();
    }

    @Test
    void theFirstStageMinimisesTheLossOfTheRun() {
        FakeScope scope = scope();
        Stacked linear = new Stacked(List.of(), 1, Activation.LINEAR, CodeActivation.SAME, false, 1, 0);
        Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2}});
        Tensor loss = linear.pretrain(0, x, raw -> raw.minus(x).square().sum(), scope);
        give(scope, "encoder.layer-1.weights", 1, 1);
        give(scope, "decoder.layer-1.weights", 2, 3);
        // code 3, raw 6 and 9: 25 + 49
        assertThat(calculator.values(loss)[0]).isCloseTo(74, within(1e-12));
    }

    @Test
    void aStageHasAGradientForItsOwnLayerAlone() {
        for (int stage = 0; stage < 3; stage++) {
            FakeScope scope = scope();
            Tensor x = Rows.tensor(calculator, "features", Rows.uniform(1, 3, 2, Interval.UNIT));
            Tensor loss =
                    plugin().pretrain(stage, x, raw -> raw.minus(x).square().mean(), scope);
            String own = "layer-" + (stage + 1) + ".";
            scope.created().forEach((path, parameter) -> {
                boolean moves = Arrays.stream(calculator.values(loss.gradient(parameter)))
                        .anyMatch(slope -> slope != 0);
                assertThat(moves).as(path).isEqualTo(path.contains(own));
            });
            Gradients.assertEqualDifferences(
                    calculator, loss, Objects.requireNonNull(scope.created().get("encoder." + own + "weights")));
        }
    }

    private FakeScope scope() {
        return new FakeScope(calculator, Shape.of(axis("features", 2)), true);
    }

    private void give(FakeScope scope, String path, double... values) {
        calculator.give(Objects.requireNonNull(scope.created().get(path)), values);
    }

    /** Returns the sums of all subsets. */
    private static double[] sums(double[] numbers) {
        double[] sums = new double[1 << numbers.length];
        for (int set = 0; set < sums.length; set++) {
            for (int i = 0; i < numbers.length; i++) {
                sums[set] += (set >> i & 1) * numbers[i];
            }
        }
        return sums;
    }
}
