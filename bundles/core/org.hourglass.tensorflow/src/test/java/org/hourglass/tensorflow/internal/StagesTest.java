package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Blueprint.Stage;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training.Optimizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two numbers, a = 1 and b = 2: the stage, of two steps, minimises a · b by a alone; the objective is -a · b. */
final class StagesTest {

    private static final int[] BATCH = {0, 1};
    private static final Optimizer SGD = new Optimizer.Sgd();
    private static final Optimizer ADAM = new Optimizer.Adam(0.9, 0.999, 1e-8);

    private final TensorFlowCompute compute = new TensorFlowCompute();
    private final Compute.Resident samples = compute.load(Matrix.of(new float[][] {{1}, {3}}), Optional.empty());

    @AfterEach
    void close() {
        samples.close();
    }

    private Computation build(Optimizer optimizer) {
        Stage stage = new Stage(
                (x, labels, s) ->
                        Map.of("loss", number(s, "a", 1).times(number(s, "b", 2).stopGradient())),
                2);
        return compute.build(new Blueprint(
                1, false, 2, StagesTest::objective, Map.of(), optimizer, Optional.empty(), List.of(stage)));
    }

    private static Map<String, Tensor> objective(Tensor x, Optional<Tensor> labels, Surroundings s) {
        Tensor product = number(s, "a", 1).times(number(s, "b", 2));
        Map<String, Tensor> terms = new LinkedHashMap<>(Map.of("loss", product.negate()));
        terms.put("product", product);
        return terms;
    }

    private static Tensor number(Surroundings s, String name, double initial) {
        return s.parameters().parameter(name, Shape.of(), Initializer.constant(initial));
    }

    @Test
    void aStageTrainsOnlyWhatItHasAGradientForAndThenTheObjectiveTrainsAll() {
        try (Computation computation = build(SGD)) {
            computation.start(1);
            computation.step(samples, BATCH, 0.1);
            // a = 1 - 0.1 · 2
            assertThat(value(computation, "a")).isCloseTo(0.8, within(1e-6));
            computation.step(samples, BATCH, 0.1);
            assertThat(value(computation, "a")).isCloseTo(0.6, within(1e-6));
            assertThat(value(computation, "b")).isEqualTo(2);
            computation.step(samples, BATCH, 0.1);
            // a = 0.6 + 0.1 · 2, b = 2 + 0.1 · 0.6
            assertThat(value(computation, "a")).isCloseTo(0.8, within(1e-6));
            assertThat(value(computation, "b")).isCloseTo(2.06, within(1e-6));
        }
    }

    @Test
    void theObjectiveStartsWithAnEmptyMemory() {
        try (Computation computation = build(ADAM)) {
            computation.start(1);
            computation.step(samples, BATCH, 0.1);
            computation.step(samples, BATCH, 0.1);
            // Adam's first steps are as long as the rate: twice down in the stage, then once up
            assertThat(value(computation, "a")).isCloseTo(0.8, within(1e-5));
            computation.step(samples, BATCH, 0.1);
            assertThat(value(computation, "a")).isCloseTo(0.9, within(1e-5));
            assertThat(value(computation, "b")).isCloseTo(2.1, within(1e-5));
        }
    }

    @Test
    void termsAreThoseOfTheNextStep() {
        try (Computation computation = build(SGD)) {
            computation.start(1);
            assertThat(computation.terms()).containsExactly("loss");
            computation.step(samples, BATCH, 0.1);
            assertThat(computation.step(samples, BATCH, 0.1)).hasSize(1);
            assertThat(computation.terms()).containsExactly("loss", "product");
            assertThat(computation.step(samples, BATCH, 0.1)).hasSize(2);
            computation.start(2);
            assertThat(computation.terms()).containsExactly("loss");
        }
    }

    @Test
    void goesOnFromTheMiddleOfAStageWithTheSameBits() {
        try (Computation first = build(ADAM);
                Computation second = build(ADAM)) {
            first.start(1);
            first.step(samples, BATCH, 0.1);
            second.restore(first.state());
            for (int i = 0; i < 3; i++) {
                first.step(samples, BATCH, 0.1);
                second.step(samples, BATCH, 0.1);
            }
            assertThat(second.state().tensors().keySet())
                    .isEqualTo(first.state().tensors().keySet());
            assertThat(value(second, "a")).isEqualTo(value(first, "a"));
            assertThat(value(second, "stage-0/a/mean")).isEqualTo(value(first, "stage-0/a/mean"));
            assertThat(second.state().parameters()).containsExactlyInAnyOrder("a", "b");
        }
    }

    private static double value(Computation computation, String name) {
        return Example.floats(computation.state(), name)[0];
    }
}
