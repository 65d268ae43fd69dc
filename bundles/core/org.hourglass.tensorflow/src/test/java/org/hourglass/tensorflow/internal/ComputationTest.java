package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Blueprint.BlockFunction;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training.Optimizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ComputationTest {

    private static final Optimizer SGD = new Optimizer.Sgd();

    /** Six samples of two values: row i is (i, 10 i). */
    private static final Matrix ROWS = Matrix.of(new float[][] {{0, 0}, {1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}});

    private final TensorFlowCompute compute = new TensorFlowCompute();
    private final Compute.Resident samples = compute.load(ROWS, Optional.of(Labels.of(9, 8, 7, 6, 5, 4, 3)));

    @AfterEach
    void close() {
        samples.close();
    }

    private static Tensor parameter(Surroundings s, String name, double initial) {
        return s.parameters().parameter(name, Shape.of(axis("one", 1)), Initializer.constant(initial));
    }

    private Computation started(Blueprint.Objective objective, Optimizer optimizer, Optional<Double> clipNorm) {
        Computation computation =
                compute.build(new Blueprint(2, true, 4, objective, Map.of(), optimizer, clipNorm, List.of()));
        computation.start(1);
        return computation;
    }

    private Computation applying(String name, BlockFunction function) {
        Blueprint.Objective nothing =
                (x, labels, s) -> Map.of("loss", parameter(s, "w", 1).sum());
        Computation computation = compute.build(
                new Blueprint(2, false, 4, nothing, Map.of(name, function), SGD, Optional.empty(), List.of()));
        computation.start(1);
        return computation;
    }

    // ---- steps

    @Test
    void picksRowsInTheOrderGiven() {
        Blueprint.Objective objective = (x, labels, s) -> {
            Map<String, Tensor> terms = new LinkedHashMap<>();
            terms.put("loss", parameter(s, "w", 1).sum());
            terms.put("first", x.slice("batch", 0, 1).slice("features", 1, 2).sum());
            terms.put("sum", x.sum());
            terms.put("label", labels.orElseThrow().slice("batch", 1, 2).sum());
            terms.put("step", s.step());
            return terms;
        };
        try (Computation computation = started(objective, SGD, Optional.empty())) {
            assertThat(computation.terms()).containsExactly("loss", "first", "sum", "label", "step");
            assertThat(computation.step(samples, new int[] {3, 1, 0, 5}, 0.5)).containsExactly(1, 30, 99, 7, 0);
            assertThat(computation.step(samples, new int[] {1, 2, 3, 4}, 0.5)).containsExactly(0.5f, 10, 110, 6, 1);
        }
    }

    @Test
    void trainsOnABatchOfAnotherSize() {
        List<Shape> shapes = new ArrayList<>();
        Blueprint.Objective objective = (x, labels, s) -> {
            shapes.add(x.shape());
            return Map.of("loss", x.times(parameter(s, "w", 1).sum()).mean());
        };
        try (Computation computation = started(objective, new Optimizer.Momentum(0.5, false), Optional.empty())) {
            // mean of (0, 0, 1, 10, 2, 20, 3, 30) = 8.25: v = 8.25, w = 1 - 0.825 = 0.175
            computation.step(samples, new int[] {0, 1, 2, 3}, 0.1);
            // mean of (4, 40, 5, 50) = 24.75: v = 4.125 + 24.75, w = 0.175 - 2.8875
            assertThat(computation.step(samples, new int[] {4, 5}, 0.1)[0]).isCloseTo(24.75f * 0.175f, within(1e-5f));
            assertThat(Example.floats(computation.state(), "w")[0]).isCloseTo(-2.7125f, within(1e-5f));
            computation.step(samples, new int[] {4, 5}, 0.1);
        }
        assertThat(shapes).hasToString("[[batch=4, features=2], [batch=2, features=2]]");
    }

    @Test
    void drawsOtherNumbersInEachStep() {
        Blueprint.Objective objective = (x, labels, s) -> {
            Map<String, Tensor> terms = new LinkedHashMap<>();
            terms.put("loss", parameter(s, "w", 1).sum());
            terms.put("a", s.random().named("a").uniform(Shape.of()));
            terms.put("again", s.random().named("a").uniform(Shape.of()));
            terms.put("b", s.random().named("b").uniform(Shape.of()));
            return terms;
        };
        try (Computation computation = started(objective, SGD, Optional.empty())) {
            float[] first = computation.step(samples, new int[] {0, 1, 2, 3}, 0.1);
            float[] second = computation.step(samples, new int[] {0, 1, 2, 3}, 0.1);
            assertThat(first[1]).isEqualTo(first[2]).isNotEqualTo(first[3]).isNotEqualTo(second[1]);
        }
    }

    // ---- optimizers: the gradient is 2 in the first step and 1 in the second, the rate 0.1, w begins at 1

    private float[] twoSteps(Optimizer optimizer) {
        Blueprint.Objective objective = (x, labels, s) -> Map.of(
                "loss",
                x.slice("features", 0, 1).mean().times(parameter(s, "w", 1).sum()));
        try (Computation computation = started(objective, optimizer, Optional.empty())) {
            computation.step(samples, new int[] {2, 2, 2, 2}, 0.1);
            float first = Example.floats(computation.state(), "w")[0];
            computation.step(samples, new int[] {1, 1, 1, 1}, 0.1);
            return new float[] {first, Example.floats(computation.state(), "w")[0]};
        }
    }

    @Test
    void followsTheGradient() {
        // 1 - 0.1 · 2, then - 0.1 · 1
        assertThat(twoSteps(SGD)).containsExactly(new float[] {0.8f, 0.7f}, within(1e-6f));
    }

    @Test
    void gathersMomentum() {
        // v = 2, then 0.9 · 2 + 1 = 2.8
        assertThat(twoSteps(new Optimizer.Momentum(0.9, false)))
                .containsExactly(new float[] {0.8f, 0.52f}, within(1e-6f));
    }

    @Test
    void looksAheadWithNesterov() {
        // v = 2: 1 - 0.1 (2 + 0.9 · 2) = 0.62; v = 2.8: 0.62 - 0.1 (1 + 0.9 · 2.8) = 0.268
        assertThat(twoSteps(new Optimizer.Momentum(0.9, true)))
                .containsExactly(new float[] {0.62f, 0.268f}, within(1e-6f));
    }

    @Test
    void dividesByTheRootMeanSquare() {
        // s = 0.1 · 4 = 0.4: v = 0.2 / √(0.4 + 0.01) = 0.3123475, w = 0.6876525
        // s = 0.36 + 0.1 · 1 = 0.46: v = 0.5 · 0.3123475 + 0.1 / √0.47 = 0.3020387, w = 0.3856138
        assertThat(twoSteps(new Optimizer.RmsProp(0.9, 0.5, 0.01)))
                .containsExactly(new float[] {0.6876525f, 0.3856138f}, within(1e-6f));
    }

    @Test
    void correctsTheBiasOfItsMoments() {
        // m = 0.2, v = 0.004, rate 0.1 √0.001 / 0.1: 0.0316228 · 0.2 / (0.0632456 + 0.1) = 0.0387427
        // m = 0.28, v = 0.004996, rate 0.1 √0.001999 / 0.19 = 0.0235317: · 0.28 / (0.0706824 + 0.1) = 0.0386034
        assertThat(twoSteps(new Optimizer.Adam(0.9, 0.999, 0.1)))
                .containsExactly(new float[] {0.9612573f, 0.9226539f}, within(1e-6f));
    }

    @Test
    void clipsTheNormOverAllParameters() {
        // gradients 3 and 4, norm 5
        Blueprint.Objective objective = (x, labels, s) -> Map.of(
                "loss",
                parameter(s, "a", 0)
                        .sum()
                        .times(3)
                        .plus(parameter(s, "b", 0).sum().times(4)));
        for (double limit : new double[] {1, 10}) {
            try (Computation computation = started(objective, SGD, Optional.of(limit))) {
                computation.step(samples, new int[] {0, 1, 2, 3}, 1);
                float scale = limit == 1 ? 0.2f : 1;
                assertThat(Example.floats(computation.state(), "a")[0]).isCloseTo(-3 * scale, within(1e-6f));
                assertThat(Example.floats(computation.state(), "b")[0]).isCloseTo(-4 * scale, within(1e-6f));
            }
        }
    }

    @Test
    void leavesAloneWhatTheLossDoesNotDependOn() {
        Blueprint.Objective objective = (x, labels, s) -> {
            parameter(s, "idle", 7);
            return Map.of("loss", parameter(s, "w", 1).square().sum());
        };
        try (Computation computation = started(objective, Example.ADAM, Optional.empty())) {
            computation.step(samples, new int[] {0, 1, 2, 3}, 0.1);
            assertThat(Example.floats(computation.state(), "idle")).containsExactly(7);
        }
    }

    // ---- functions

    @Test
    void fillsTheLastBlockAndCutsItsResult() {
        try (Computation computation = applying("double", new BlockFunction(2, 4, (x, s) -> x.times(2)))) {
            assertThat(computation.apply("double", ROWS).toArray())
                    .containsExactly(0, 0, 2, 20, 4, 40, 6, 60, 8, 80, 10, 100);
            assertThat(computation.apply("double", ROWS.slice(1, 2)).toArray()).containsExactly(2, 20);
            assertThat(computation.apply("double", ROWS.slice(0, 0)).rows()).isZero();
        }
    }

    @Test
    void givesOneColumnForOneValueARow() {
        try (Computation computation = applying("sum", new BlockFunction(2, 4, (x, s) -> x.sum("features")))) {
            Matrix sums = computation.apply("sum", ROWS);
            assertThat(sums.columns()).isEqualTo(1);
            assertThat(sums.toArray()).containsExactly(0, 11, 22, 33, 44, 55);
        }
    }

    @Test
    void returnsRowsThatItOnlyPassesOn() {
        try (Computation computation = applying("same", new BlockFunction(2, 4, (x, s) -> x))) {
            assertThat(computation.apply("same", ROWS).toArray()).isEqualTo(ROWS.toArray());
        }
    }

    /** Swapping values between rows must find rows of the data there, not zeros. */
    @Test
    void fillsTheLastBlockWithItsOwnRows() {
        BlockFunction least = new BlockFunction(
                1, 8, (x, s) -> x.min("batch").expand(x.shape().axis(0)));
        try (Computation computation = applying("least", least)) {
            Matrix rows = Matrix.of(3, 1, new float[] {5, 7, 6});
            assertThat(computation.apply("least", rows).toArray()).containsExactly(5, 5, 5);
        }
    }

    @Test
    void averagesOverWholeBlocksOnly() {
        try (Computation computation = applying("mean", new BlockFunction(2, 4, (x, s) -> x.mean()))) {
            assertThat(computation.means("mean", ROWS)).containsExactly(8.25);
            assertThat(computation.means("mean", ROWS.slice(0, 3))).containsExactly(Double.NaN);
        }
    }

    @Test
    void fixesTheNoiseOfARow() {
        BlockFunction noise = new BlockFunction(
                2, 4, (x, s) -> x.plus(s.random().named("noise").normal(x.shape())));
        try (Computation computation = applying("noise", noise)) {
            float[] all = computation.apply("noise", ROWS).toArray();
            computation.step(samples, new int[] {0, 1, 2, 3}, 0.1);
            assertThat(computation.apply("noise", ROWS).toArray()).isEqualTo(all);
            assertThat(computation.apply("noise", ROWS.slice(0, 5)).toArray())
                    .isEqualTo(java.util.Arrays.copyOf(all, 10));
            assertThat(all[8] - 4).as("another block draws other numbers").isNotCloseTo(all[0], within(1e-3f));
            computation.start(2);
            assertThat(computation.apply("noise", ROWS).toArray()).isNotEqualTo(all);
        }
    }

    @Test
    void saysWhatAFunctionIsFor() {
        try (Computation computation = applying("mean", new BlockFunction(2, 4, (x, s) -> x.mean()))) {
            assertThatThrownBy(() -> computation.apply("mean", ROWS))
                    .hasMessage("function mean: it must not be applied to rows, its result being []");
            assertThatThrownBy(() -> computation.means("mean", Matrix.of(new float[4][3])))
                    .hasMessage("function mean: a row must have 2 values, but got 3");
            assertThatThrownBy(() -> computation.apply("other", ROWS))
                    .hasMessage("computation: it must be one of [mean], but got other");
        }
    }

    @Test
    void rejectsAFunctionThatMixesRows() {
        assertThatThrownBy(() -> applying("wrong", new BlockFunction(2, 4, (x, s) -> x.sum("batch"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("function wrong: the result must be a scalar or begin with batch=4, but got [features=2]");
    }

    // ---- misuse

    @Test
    void rejectsATermThatIsNoScalar() {
        Blueprint.Objective objective = (x, labels, s) -> Map.of("loss", x.sum("features"));
        assertThatThrownBy(() -> started(objective, SGD, Optional.empty()))
                .hasMessage("loss: it must be a scalar, but got [batch=4]");
    }

    @Test
    void rejectsAnObjectiveWithoutLoss() {
        Blueprint.Objective objective = (x, labels, s) -> Map.of("penalty", x.sum());
        assertThatThrownBy(() -> started(objective, SGD, Optional.empty()))
                .hasMessage("objective: one of its terms must be `loss`, but got [penalty]");
    }

    @Test
    void mustBeStartedBeforeUse() {
        try (Computation computation = compute.build(Example.blueprint())) {
            assertThatThrownBy(computation::state)
                    .hasMessage("computation: it must be started or restored before it is used");
        }
    }

    @Test
    void rejectsTheStateOfAnotherBlueprint() {
        Blueprint.Objective objective =
                (x, labels, s) -> Map.of("loss", parameter(s, "w", 1).sum());
        try (Computation computation = started(objective, SGD, Optional.empty());
                Computation other = compute.build(Example.blueprint())) {
            Computation.State state = computation.state();
            assertThat(state.parameters()).containsExactly("w");
            assertThat(state.tensors()).containsOnlyKeys("w", "run/seed", "run/step");
            assertThatThrownBy(() -> other.restore(state)).hasMessageContaining("but got [w]");
        }
    }

    // ---- memory

    @Test
    void givesMemoryBack() throws Exception {
        for (int i = 0; i < 10; i++) {
            openAndClose();
        }
        long before = residentMegabytes();
        for (int i = 0; i < 50; i++) {
            openAndClose();
        }
        // the variables of one are 12 MB, so a leak would show as 600 MB
        assertThat(residentMegabytes() - before).isLessThan(150);
    }

    private void openAndClose() {
        Blueprint.Objective objective = (x, labels, s) -> Map.of(
                "loss",
                s.parameters()
                        .parameter("w", Shape.of(axis("n", 1_000_000)), Initializer.constant(1))
                        .square()
                        .sum());
        try (Computation computation = started(objective, Example.ADAM, Optional.empty())) {
            computation.step(samples, new int[] {0, 1, 2, 3}, 0.1);
        }
    }

    private static long residentMegabytes() throws Exception {
        System.gc();
        try (var lines = java.nio.file.Files.lines(java.nio.file.Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }
}
