package org.hourglass.tensorflow.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** What moves elements without changing them. */
final class Shaping {

    private Shaping() {}

    /** Returns x ordered as in the target, with axes of size 1 where it has none but one further out has. */
    static Operand<TNumber> aligned(TfTensor x, Shape target) {
        Shape shape = x.shape();
        List<Axis> tail = target.axes().subList(Math.max(0, target.rank() - shape.rank()), target.rank());
        if (tail.equals(shape.axes())) {
            return x.node();
        }
        List<String> order = target.names().stream().filter(shape::has).toList();
        int[] sizes = target.axes().stream()
                .mapToInt(axis -> shape.has(axis.name()) ? axis.size() : 1)
                .toArray();
        Ops tf = x.graph().tf();
        return tf.reshape(transpose(x, order).node(), tf.constant(sizes));
    }

    static TfTensor reshape(TfTensor x, Shape target) {
        if (target.size() != x.shape().size()) {
            throw new IllegalArgumentException("reshape: the axes must hold the %d elements of %s, but got %d in %s"
                    .formatted(x.shape().size(), x.shape(), target.size(), target));
        }
        Ops tf = x.graph().tf();
        return x.graph().tensor(tf.reshape(x.node(), tf.constant(target.sizes())), target, x.range());
    }

    static TfTensor transpose(TfTensor x, List<String> order) {
        Shape shape = x.shape();
        if (order.equals(shape.names())) {
            return x;
        }
        if (order.size() != shape.rank() || !new HashSet<>(order).equals(new HashSet<>(shape.names()))) {
            throw new IllegalArgumentException(
                    "transpose: the order must name each axis of %s once, but got %s".formatted(shape, order));
        }
        Ops tf = x.graph().tf();
        int[] permutation = order.stream().mapToInt(shape::indexOf).toArray();
        Shape target = new Shape(order.stream().map(shape::axis).toList());
        return x.graph().tensor(tf.linalg.transpose(x.node(), tf.constant(permutation)), target, x.range());
    }

    /** Returns x with this axis last. */
    static TfTensor innermost(TfTensor x, String axis) {
        return transpose(
                x,
                Stream.concat(x.shape().without(axis).names().stream(), Stream.of(axis))
                        .toList());
    }

    static TfTensor expand(TfTensor x, Axis axis) {
        Shape target = x.shape().prepend(axis);
        Ops tf = x.graph().tf();
        return x.graph().tensor(tf.broadcastTo(x.node(), tf.constant(target.sizes())), target, x.range());
    }

    static TfTensor slice(TfTensor x, String axis, int from, int to) {
        int at = x.shape().indexOf(axis);
        Axis old = x.shape().axis(at);
        if (from < 0 || to > old.size() || from >= to) {
            throw new IllegalArgumentException(
                    "slice: the elements must be some of 0 to %d of axis `%s`, but got %d (included) to %d (excluded)"
                            .formatted(old.size() - 1, axis, from, to));
        }
        int[] begin = new int[x.shape().rank()];
        int[] length = x.shape().sizes();
        begin[at] = from;
        length[at] = to - from;
        Ops tf = x.graph().tf();
        return x.graph()
                .tensor(
                        tf.slice(x.node(), tf.constant(begin), tf.constant(length)),
                        x.shape().with(axis, new Axis(axis, to - from)),
                        x.range());
    }

    static TfTensor concat(TfTensor x, String axis, List<TfTensor> more) {
        Shape shape = x.shape();
        int at = shape.indexOf(axis);
        List<Operand<TNumber>> parts = new ArrayList<>(List.of(x.node()));
        int size = shape.axis(at).size();
        Interval range = x.range();
        for (TfTensor part : more) {
            Axis other = part.shape().axis(axis);
            if (!part.shape().equals(shape.with(axis, other))) {
                throw new IllegalArgumentException(
                        "concat: shapes must differ in nothing but axis `%s`, but got %s and %s"
                                .formatted(axis, shape, part.shape()));
            }
            parts.add(part.node());
            size += other.size();
            range = Ranges.either(range, part.range());
        }
        Ops tf = x.graph().tf();
        return x.graph().tensor(tf.concat(parts, tf.constant(at)), shape.with(axis, new Axis(axis, size)), range);
    }

    static TfTensor gather(TfTensor x, String axis, TfTensor indices) {
        int at = x.shape().indexOf(axis);
        if (indices.shape().rank() > 1) {
            throw new IllegalArgumentException(
                    "gather: indices must have at most one axis, but got %s".formatted(indices.shape()));
        }
        Shape result = indices.shape().rank() == 0
                ? x.shape().without(axis)
                : x.shape().with(axis, indices.shape().last());
        Ops tf = x.graph().tf();
        return x.graph().tensor(tf.gather(x.node(), whole(indices), tf.constant(at)), result, x.range());
    }

    static TfTensor oneHot(TfTensor x, Axis classes) {
        TfGraph graph = x.graph();
        Ops tf = graph.tf();
        Operand<TNumber> rows = tf.oneHot(whole(x), tf.constant(classes.size()), graph.number(1), graph.number(0));
        return graph.tensor(rows, x.shape().append(classes), Interval.UNIT);
    }

    private static Operand<TInt32> whole(TfTensor indices) {
        return indices.graph().tf().dtypes.cast(indices.node(), TInt32.class);
    }
}
