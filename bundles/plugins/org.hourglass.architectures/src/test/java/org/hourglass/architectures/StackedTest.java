package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Code;
import org.hourglass.spi.Loss;
import org.hourglass.spi.Scope;
import org.hourglass.spi.Stage;
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
        return stacked(5);
    }

    private static Stacked stacked(int epochs) {
        return new Stacked(
                List.of(4, 3),
                2,
                Activation.SIGMOID,
                CodeActivation.SAME,
                false,
                epochs,
                0.3,
                LayerLoss.MSE_MEAN,
                true);
    }

    private static Stacked linear(List<Integer> hidden, double corruption, LayerLoss loss) {
        return new Stacked(hidden, 1, Activation.LINEAR, CodeActivation.SAME, false, 1, corruption, loss, false);
    }

    /** Returns the mean loss of a stage over the batch, which is that of the layers or twice the summed squared error. */
    private static Tensor loss(Architecture architecture, int number, Tensor x, FakeScope scope) {
        Stage stage = architecture.pretraining().get(number);
        Tensor target = stage.target(x, scope);
        Code code = stage.encode(stage.input(target, scope), scope);
        return stage.loss(new Doubled())
                .perSample(target, stage.decode(code.value(), scope), scope)
                .mean();
    }

    /** The loss of a run. */
    private static final class Doubled implements Loss {

        @Override
        public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
            return raw.minus(x).square().sum("features").times(2);
        }

        @Override
        public Tensor reconstruction(Tensor raw) {
            return raw;
        }

        @Override
        public Interval dataRange() {
            return Interval.ALL;
        }
    }

    @Test
    void eachLayerHasAStage() {
        assertThat(plugin().pretraining())
                .extracting(Stage::epochs, Stage::penalized)
                .containsExactly(tuple(5, true), tuple(5, true), tuple(5, true));
        assertThat(stacked(0).pretraining()).isEmpty();
    }

    @Test
    void aStageSaysWhetherItIsPenalized() {
        assertThat(linear(List.of(3), 0, LayerLoss.MSE_MEAN).pretraining())
                .noneMatch(Stage::penalized)
                .hasSize(2);
    }

    @Test
    void theCodeOfAStageIsItsLayerInTheRangeOfItsActivation() { // so that penalties of sigmoid units fit
        FakeScope scope = scope();
        Tensor x = Rows.tensor(calculator, "features", Rows.uniform(1, 3, 2, Interval.UNIT));
        int[] widths = {4, 3, 2};
        int features = 2;
        for (int i = 0; i < widths.length; i++) {
            Stage stage = plugin().pretraining().get(i);
            Tensor target = stage.target(x, scope);
            Tensor code = stage.encode(target, scope).value();
            assertThat(target.shape()).isEqualTo(Shape.of(axis("batch", 3), axis("features", features)));
            assertThat(code.shape()).isEqualTo(Shape.of(axis("batch", 3), axis("code", widths[i])));
            assertThat(code.range()).isEqualTo(Interval.UNIT);
            assertThat(stage.decode(code, scope).shape()).isEqualTo(target.shape());
            features = widths[i];
        }
    }

    @Test
    void theLossOfALayerIsTheMeanOrTheSumOfItsUnits() {
        FakeScope scope = scope();
        Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2}});
        Tensor mean = loss(linear(List.of(2), 0, LayerLoss.MSE_MEAN), 1, x, scope);
        Tensor sum = loss(linear(List.of(2), 0, LayerLoss.MSE_SUM), 1, x, scope);
        give(scope, "encoder.layer-1.weights", 1, 0, 0, 1);
        give(scope, "encoder.layer-2.weights", 1, 1);
        give(scope, "decoder.layer-2.weights", 2, 3);
        // units 1 and 2, code 3, given back as 6 and 9: 25 and 49
        assertThat(calculator.values(mean)[0]).isCloseTo(37, within(1e-12));
        assertThat(calculator.values(sum)[0]).isCloseTo(74, within(1e-12));
    }

    @Test
    void higherLayersTrainOnCleanCodesOfTheLowerLayerThenCorruptThose() {
        FakeScope scope = scope();
        Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}});
        Tensor loss = loss(linear(List.of(1), 0.5, LayerLoss.MSE_MEAN), 1, x, scope);
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
        Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2}});
        Tensor loss = loss(linear(List.of(), 0, LayerLoss.MSE_MEAN), 0, x, scope);
        give(scope, "encoder.layer-1.weights", 1, 1);
        give(scope, "decoder.layer-1.weights", 2, 3);
        // code 3, raw 6 and 9: twice 25 + 49
        assertThat(calculator.values(loss)[0]).isCloseTo(148, within(1e-12));
    }

    @Test
    void aStageHasAGradientForItsOwnLayerAlone() {
        for (int stage = 0; stage < 3; stage++) {
            FakeScope scope = scope();
            Tensor x = Rows.tensor(calculator, "features", Rows.uniform(1, 3, 2, Interval.UNIT));
            Tensor loss = loss(plugin(), stage, x, scope);
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
