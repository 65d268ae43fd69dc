package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Blueprint.BlockFunction;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Statistic;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training.Optimizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AsidesTest {

    private static final int[] BATCH = {0, 1};

    private final TensorFlowCompute compute = new TensorFlowCompute();
    private final Compute.Resident samples = compute.load(Matrix.of(new float[][] {{1}, {3}}), Optional.empty());

    @AfterEach
    void close() {
        samples.close();
    }

    private Computation build(Blueprint.Objective objective) {
        BlockFunction average = new BlockFunction(1, 2, (x, s) -> {
            Statistic statistic = average(s);
            statistic.become(statistic.value().plus(1000));
            return statistic.value();
        });
        return compute.build(new Blueprint(
                1, false, 2, objective, Map.of("average", average), new Optimizer.Sgd(), Optional.empty(), List.of()));
    }

    private static Tensor parameter(Surroundings s, String scope, double initial) {
        return s.parameters()
                .in(scope)
                .parameter("w", Shape.of(axis("one", 1)), Initializer.constant(initial))
                .sum();
    }

    private static Statistic average(Surroundings s) {
        return s.parameters().in("batch").statistic("average", Shape.of(), Initializer.constant(10));
    }

    /** The average moves half of the way to the batch's mean, which is 2; the loss follows it. */
    private static Map<String, Tensor> averaging(Tensor x, Surroundings s) {
        Statistic average = average(s);
        average.become(average.value().plus(x.mean()).over(2));
        average.become(average.value().times(0));
        return Map.of("loss", parameter(s, "main", 1).times(average.value()));
    }

    // ---- statistics

    @Test
    void changesAStatisticOnceAStepAsItWasToldFirst() {
        try (Computation computation = build((x, labels, s) -> averaging(x, s))) {
            computation.start(1);
            computation.step(samples, BATCH, 0.1);
            // (10 + 2) / 2 = 6; w = 1 - 0.1 · 10 = 0: the step saw the value before it
            assertThat(Example.floats(computation.state(), "batch.average")).containsExactly(6);
            assertThat(Example.floats(computation.state(), "main.w")).containsExactly(0);
            computation.step(samples, BATCH, 0.1);
            assertThat(Example.floats(computation.state(), "batch.average")).containsExactly(4);
        }
    }

    @Test
    void leavesStatisticsWhereNothingIsTrained() {
        try (Computation computation = build((x, labels, s) -> averaging(x, s))) {
            computation.start(1);
            assertThat(computation.means("average", Matrix.of(new float[2][1]))).containsExactly(10);
            assertThat(computation.means("average", Matrix.of(new float[2][1]))).containsExactly(10);
        }
    }

    @Test
    void countsStatisticsAsLearnedAndRestoresThem() {
        try (Computation first = build((x, labels, s) -> averaging(x, s));
                Computation second = build((x, labels, s) -> averaging(x, s))) {
            first.start(1);
            first.step(samples, BATCH, 0.1);
            Computation.State state = first.state();
            assertThat(state.parameters()).containsExactlyInAnyOrder("main.w", "batch.average");
            second.restore(state);
            second.step(samples, BATCH, 0.1);
            first.step(samples, BATCH, 0.1);
            assertThat(Example.floats(second.state(), "batch.average"))
                    .isEqualTo(Example.floats(first.state(), "batch.average"));
        }
    }

    @Test
    void rejectsAStatisticThatChangesItsShape() {
        assertThatThrownBy(() -> build((x, labels, s) -> {
                    average(s).become(x.sum("batch"));
                    return Map.of("loss", x.sum());
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("statistic `batch.average`: the next value must have the shape [], but got [features=1]");
    }

    @Test
    void rejectsAParameterWithThePathOfAStatistic() {
        assertThatThrownBy(() -> build((x, labels, s) -> {
                    average(s);
                    s.parameters().in("batch").parameter("average", Shape.of(), Initializer.zeros());
                    return Map.of("loss", x.sum());
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter `batch.average`: the path must be of its own, but there is a parameter or"
                        + " statistic of that path");
    }

    // ---- opponents

    @Test
    void letsEachParameterFollowTheLossOfItsOwner() {
        try (Computation computation = build((x, labels, s) -> {
            Tensor product = parameter(s, "main", 3).times(parameter(s, "opponent", 5));
            s.opponents().minimise("opponent.", product.negate(), 0.01);
            return Map.of("loss", product);
        })) {
            computation.start(1);
            computation.step(samples, BATCH, 0.1);
            // gradient descent: 3 - 0.1 · 5; Adam's first step is the learning rate, against the sign of the gradient
            // -3
            assertThat(Example.floats(computation.state(), "main.w")[0]).isCloseTo(2.5f, within(1e-6f));
            assertThat(Example.floats(computation.state(), "opponent.w")[0]).isCloseTo(5.01f, within(1e-5f));
            // second step: g = -2.5, m = .5 · (.5 · -3) + .5 · -2.5 = -2, v = .9 · .1 · 9 + .1 · 6.25 = 1.435;
            // m / (1 - .25) / √(v / (1 - .81)) = -2.6667 / 2.7482 = -.97033
            computation.step(samples, BATCH, 0.1);
            assertThat(Example.floats(computation.state(), "opponent.w")[0]).isCloseTo(5.0197033f, within(1e-5f));
        }
    }

    @Test
    void rejectsAnOpponentWithoutAScalarToMinimise() {
        assertThatThrownBy(() -> build((x, labels, s) -> {
                    s.opponents().minimise("opponent.", x, 0.01);
                    return Map.of("loss", x.sum());
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("opponent `opponent.`: the loss must be a scalar, but got [batch=2, features=1]");
    }

    @Test
    void rejectsAnOpponentThatCannotLearn() {
        assertThatThrownBy(() -> build((x, labels, s) -> {
                    s.opponents().minimise("opponent.", x.sum(), 0);
                    return Map.of("loss", x.sum());
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("opponent `opponent.`: the learning rate must be above 0, but got 0.0");
    }
}
