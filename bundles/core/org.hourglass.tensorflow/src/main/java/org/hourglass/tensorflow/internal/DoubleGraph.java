package org.hourglass.tensorflow.internal;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;

/** Computes in a float64 graph that grows with what is asked. All that is given is a placeholder, fed at each computation. */
public final class DoubleGraph implements AutoCloseable {

    private final TfGraph graph = new TfGraph(TFloat64.class);
    private final Session session = new Session(graph.graph(), Configuration.proto());
    private final Map<TfTensor, double[]> given = new IdentityHashMap<>();

    /** What is fed cannot be fetched itself. Each tensor has one node: a new one would make the session optimise the graph anew. */
    private final Map<TfTensor, Operand<TNumber>> fetched = new IdentityHashMap<>();

    private final Placeholder<TInt64> counter = graph.counter();
    private final TfRandom.Stream stream;
    private final TfRandom.Stream initial;
    private final TfTensor step;
    private final Parameters parameters;
    private long stepsMade;

    /** Opens a calculator of this seed. */
    public DoubleGraph(long seed) {
        stream = new TfRandom.Stream(graph.tf().constant(seed), counter);
        initial = new TfRandom.Stream(stream.seed(), graph.tf().constant(TfParameters.INITIAL));
        step = graph.tensor(graph.cast(counter), Shape.of(), Interval.POSITIVE);
        parameters = new TfParameters((path, shape, initializer, trained) -> graph.own(
                input(shape, Interval.ALL, values(initializer.draw(shape, new TfRandom(graph, initial, path))))));
    }

    /** Returns a placeholder that is fed these values. */
    public Tensor input(Shape shape, Interval range, double... values) {
        TfTensor input = graph.input(shape).within(range);
        put(input, values);
        return input;
    }

    /** Returns parameters that are inputs too. */
    public Parameters parameters() {
        return parameters;
    }

    /** Returns a source of random tensors, fresh in every step. */
    public Random random() {
        return new TfRandom(graph, stream, "train");
    }

    /** Returns the steps made, a scalar. */
    public Tensor step() {
        return step;
    }

    /** Sets the steps made. */
    public void goTo(long to) {
        stepsMade = to;
    }

    /** Changes the values of an input or a parameter. */
    public void give(Tensor tensor, double... values) {
        current(tensor);
        put(graph.own(tensor), values);
    }

    private void put(TfTensor tensor, double[] values) {
        if (values.length != tensor.shape().size()) {
            throw new IllegalArgumentException("input: there must be the %d values of %s, but got %d"
                    .formatted(tensor.shape().size(), tensor.shape(), values.length));
        }
        given.put(tensor, values.clone());
    }

    private double[] current(Tensor tensor) {
        double[] values = given.get(graph.own(tensor));
        if (values == null) {
            throw new IllegalArgumentException(
                    "input: the tensor must be an input or a parameter, but got another with shape " + tensor.shape());
        }
        return values;
    }

    /** Computes a tensor. */
    public double[] values(Tensor tensor) {
        TfTensor mine = graph.own(tensor);
        Session.Runner runner = session.runner();
        try (Feeds feeds = new Feeds()) {
            runner.feed(counter, feeds.add(TInt64.scalarOf(stepsMade)));
            given.forEach((input, values) -> runner.feed(input.node(), feeds.add(tensor(input, values))));
            runner.fetch(fetched.computeIfAbsent(mine, key -> graph.tf().identity(key.node())));
            try (Result result = runner.run()) {
                double[] values = new double[mine.shape().size()];
                ((TFloat64) result.get(0)).asRawTensor().data().asDoubles().read(values);
                return values;
            }
        }
    }

    private static TFloat64 tensor(TfTensor input, double[] values) {
        return TFloat64.tensorOf(
                TfGraph.sizes(input.shape()),
                raw -> raw.asRawTensor().data().asDoubles().write(values));
    }

    /** Computes the gradient of the sum by differences. */
    public double[] centralDifferences(Tensor tensor, Tensor input, double h) {
        Tensor total = tensor.sum();
        double[] at = current(input);
        double[] slopes = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            slopes[i] = (shifted(total, input, i, h) - shifted(total, input, i, -h)) / (2 * h);
        }
        give(input, at);
        return slopes;
    }

    private double shifted(Tensor total, Tensor input, int index, double by) {
        double[] before = current(input);
        double[] moved = Arrays.copyOf(before, before.length);
        moved[index] += by;
        give(input, moved);
        double value = values(total)[0];
        give(input, before);
        return value;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
