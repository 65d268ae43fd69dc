package org.hourglass.tensorflow.internal;

import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** What compares the elements along an axis; none of it has a gradient. */
final class Ordering {

    private Ordering() {}

    static TfTensor argMax(TfTensor x, String axis) {
        int index = x.shape().indexOf(axis);
        Ops tf = x.graph().tf();
        Operand<TNumber> places = x.graph().cast(tf.math.argMax(x.node(), tf.constant(index), TInt32.class));
        return x.graph()
                .tensor(
                        places,
                        x.shape().without(axis),
                        new Interval(0, x.shape().axis(index).size() - 1.0));
    }

    static TfTensor largest(TfTensor x, int k, String axis) {
        int size = x.shape().axis(axis).size();
        if (k < 1 || k > size) {
            throw new IllegalArgumentException(
                    "largest: k must be in [1, %d], the size of axis `%s`, but got %d".formatted(size, axis, k));
        }
        return largest(x, x.graph().tf().constant(k), axis);
    }

    static TfTensor largest(TfTensor x, TfTensor k, String axis) {
        if (k.shape().rank() > 0) {
            throw new IllegalArgumentException("largest: k must be a scalar, but got " + k.shape());
        }
        Ops tf = x.graph().tf();
        TfTensor bounded = x.graph().own(k.clip(1, x.shape().axis(axis).size()));
        return largest(x, tf.dtypes.cast(tf.math.rint(bounded.node()), TInt32.class), axis);
    }

    private static TfTensor largest(TfTensor x, Operand<TInt32> k, String axis) {
        TfTensor along = Shaping.innermost(x, axis);
        Ops tf = x.graph().tf();
        Operand<TNumber> top =
                tf.nn.topK(tf.stopGradient(along.node()), k, TInt32.class).values();
        Shape rest = along.shape().without(axis);
        Tensor kth = x.graph().tensor(tf.min(top, tf.constant(rest.rank())), rest);
        return x.graph().own(kth.greater(x).oneMinus()).within(Interval.UNIT);
    }
}
