package org.hourglass.tensorflow.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hourglass.engine.compute.Blueprint.Opponents;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** What the training steps and the functions of a computation share: one graph with its parameters and counters. */
final class Model implements AutoCloseable {

    private final TfGraph graph = new TfGraph(TFloat32.class);
    private final Variables variables = new Variables(graph);
    private final Placeholder<TInt64> seed = graph.counter();
    private final Placeholder<TInt64> step = graph.counter();
    private final Placeholder<TInt64> block = graph.counter();
    private final TfTensor stepNumber = graph.tensor(graph.cast(step), Shape.of(), Interval.POSITIVE);
    private final Map<String, TfTensor> trained = new LinkedHashMap<>();
    private final Set<String> statistics = new LinkedHashSet<>();
    private final TfParameters parameters = new TfParameters(this::make);
    private boolean complete;

    private TfTensor make(String path, Shape shape, Initializer initializer, boolean train) {
        if (complete) {
            throw new IllegalStateException(
                    "parameter `%s`: it must be asked for whatever the size of the batch".formatted(path));
        }
        TfRandom.Stream stream = new TfRandom.Stream(seed, graph.tf().constant(TfParameters.INITIAL));
        TfTensor initial = graph.own(initializer.draw(shape, new TfRandom(graph, stream, "init/" + path)));
        TfTensor value = graph.tensor(variables.add(path, initial.node(), shape).value(), shape);
        if (train) {
            trained.put(path, value);
        } else {
            statistics.add(path);
        }
        return value;
    }

    TfGraph graph() {
        return graph;
    }

    Variables variables() {
        return variables;
    }

    Placeholder<TInt64> seed() {
        return seed;
    }

    Placeholder<TInt64> step() {
        return step;
    }

    Placeholder<TInt64> block() {
        return block;
    }

    /** Returns the parameters with their values before the step under way, in the order in which they were asked for. */
    Map<String, TfTensor> trained() {
        return trained;
    }

    /** Returns the names of what is learned: parameters and statistics. */
    Set<String> learned() {
        Set<String> all = new HashSet<>(trained.keySet());
        all.addAll(statistics);
        return all;
    }

    /** Says that no parameter may be added any more. */
    void complete() {
        complete = true;
    }

    /** Returns surroundings whose random numbers are fresh in every step. */
    Surroundings training(BiConsumer<String, Tensor> statisticChanges, Opponents opponents) {
        return new Surroundings(parameters.telling(statisticChanges), random(step, "train"), stepNumber, opponents);
    }

    /** Returns surroundings whose random numbers are the same for the same block, in all functions. */
    Surroundings applying() {
        return new Surroundings(parameters, random(block, "apply"), stepNumber, (scope, loss, rate) -> {});
    }

    private TfRandom random(Placeholder<TInt64> counter, String stream) {
        return new TfRandom(graph, new TfRandom.Stream(seed, counter), stream);
    }

    TfTensor stepNumber() {
        return stepNumber;
    }

    @Override
    public void close() {
        graph.close();
    }
}
