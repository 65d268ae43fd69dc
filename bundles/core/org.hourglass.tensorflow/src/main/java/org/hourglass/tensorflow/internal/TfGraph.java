package org.hourglass.tensorflow.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;

/** A TensorFlow graph of one floating-point type. Not thread-safe. */
final class TfGraph implements AutoCloseable {

    private final Graph graph;
    private final Ops tf;
    private final Class<TNumber> type;
    private int gradients;

    /** Opens an empty graph of float32 or float64. */
    @SuppressWarnings("unchecked") // Class<TFloat32> is used as the class of all that this graph computes with
    TfGraph(Class<? extends TNumber> type) {
        NativeLibrary.load();
        this.graph = new Graph();
        this.tf = Ops.create(graph);
        this.type = (Class<TNumber>) type;
    }

    Graph graph() {
        return graph;
    }

    Ops tf() {
        return tf;
    }

    Class<TNumber> type() {
        return type;
    }

    /** Returns a node as a tensor of this shape, about whose values nothing is known. */
    TfTensor tensor(Operand<TNumber> node, Shape shape) {
        return tensor(node, shape, Interval.ALL);
    }

    TfTensor tensor(Operand<TNumber> node, Shape shape, Interval range) {
        int rank = node.shape().numDimensions();
        if (rank >= 0 && rank != shape.rank()) {
            throw new IllegalStateException("%s must have shape %s, but got %s".formatted(node, shape, node.shape()));
        }
        return new TfTensor(this, node, shape, range);
    }

    TfTensor constant(double value) {
        Interval range = Double.isNaN(value) ? Interval.ALL : new Interval(value, value);
        return tensor(number(value), Shape.of(), range);
    }

    @SuppressWarnings("unchecked") // the constant is of this graph's type
    Operand<TNumber> number(double value) {
        return (Operand<TNumber>) (Operand<?>) (single() ? tf.constant((float) value) : tf.constant(value));
    }

    private boolean single() {
        return TFloat32.class.equals(type);
    }

    Operand<TNumber> cast(Operand<? extends org.tensorflow.types.family.TType> node) {
        return tf.dtypes.cast(node, type);
    }

    Placeholder<TNumber> placeholder(org.tensorflow.ndarray.Shape shape) {
        return tf.placeholder(type, Placeholder.shape(shape));
    }

    /** Returns a placeholder for numbers of this shape. */
    TfTensor input(Shape shape) {
        return tensor(placeholder(sizes(shape)), shape);
    }

    Placeholder<TInt64> counter() {
        return tf.placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.scalar()));
    }

    static org.tensorflow.ndarray.Shape sizes(Shape shape) {
        return org.tensorflow.ndarray.Shape.of(
                shape.axes().stream().mapToLong(Axis::size).toArray());
    }

    /** Returns vᵀ · ∂y/∂x. */
    TfTensor pullback(TfTensor y, TfTensor x, TfTensor v) {
        Output<?>[] start = {v.node().asOutput()};
        return gradients(y, List.of(x), start).get(0);
    }

    /** Returns the gradient of a scalar with respect to each, zeros where it does not depend on it. */
    List<TfTensor> gradients(TfTensor y, List<TfTensor> inputs) {
        return gradients(y, inputs, null);
    }

    /** Returns those inputs that a scalar has a gradient for. */
    Set<TfTensor> reaching(TfTensor y, Collection<TfTensor> inputs) {
        return found(y, List.copyOf(inputs), null).keySet();
    }

    private List<TfTensor> gradients(TfTensor y, List<TfTensor> inputs, Output<?> @Nullable [] start) {
        Map<TfTensor, TfTensor> byInput = found(y, inputs, start);
        return inputs.stream()
                .map(x -> Objects.requireNonNullElseGet(byInput.get(x), x::zeros))
                .toList();
    }

    private Map<TfTensor, TfTensor> found(TfTensor y, List<TfTensor> inputs, Output<?> @Nullable [] start) {
        // TensorFlow refuses inputs from which no path leads to y
        Set<String> ancestors = ancestors(y.node().op());
        List<TfTensor> known =
                inputs.stream().filter(x -> ancestors.contains(name(x))).toList();
        Map<TfTensor, TfTensor> byInput = new IdentityHashMap<>();
        if (known.isEmpty()) {
            return byInput;
        }
        Output<?>[] found = graph.addGradients(
                "gradient" + gradients++,
                new Output<?>[] {y.node().asOutput()},
                known.stream().map(x -> x.node().asOutput()).toArray(Output<?>[]::new),
                start);
        for (int i = 0; i < found.length; i++) {
            TfTensor x = known.get(i);
            if (exists(found[i])) {
                byInput.put(x, x.like(found[i]));
            }
        }
        return byInput;
    }

    /** Returns the names of all operations that this one depends on, and its own. */
    static Set<String> ancestors(Operation descendant) {
        Set<String> names = new HashSet<>();
        Deque<Operation> open = new ArrayDeque<>(List.of(descendant));
        while (!open.isEmpty()) {
            GraphOperation operation = (GraphOperation) open.pop();
            if (names.add(operation.name())) {
                for (int i = 0; i < operation.numInputs(); i++) {
                    open.push(operation.input(i).op());
                }
                open.addAll(operation.controlInputs());
            }
        }
        return names;
    }

    private static String name(TfTensor x) {
        return x.node().op().name();
    }

    /** TensorFlow answers with an output of no node where a path leads to y, but through nothing that has a gradient. */
    private static boolean exists(Output<?> output) {
        return ((GraphOperation) output.op()).getUnsafeNativeHandle() != null;
    }

    /** Returns the implementation of a tensor, which must be of this graph. */
    TfTensor own(Tensor tensor) {
        if (tensor instanceof TfTensor mine && mine.graph() == this) {
            return mine;
        }
        throw new IllegalArgumentException(
                "tensor: must belong to the same computation, but got one of another with shape " + tensor.shape());
    }

    @Override
    public void close() {
        graph.close();
    }
}
