package org.hourglass.tensorflow.internal;

import java.util.List;
import org.hourglass.base.SplitMix;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint16;

/**
 * Counter-based random numbers: each draw is a function of the seed, its path with the number of the call, and the counter.
 */
final class TfRandom implements Random {

    /** From here on a step of 2⁻¹⁶ is less than a thousandth of the probability. */
    private static final double COARSE = 1.0 / 64;

    private final TfGraph graph;
    private final Stream stream;
    private final String path;
    private int calls;

    /** What all sources of a stream share: the seed of the run, and the step or block that makes numbers fresh. */
    record Stream(Operand<TInt64> seed, Operand<TInt64> counter) {}

    TfRandom(TfGraph graph, Stream stream, String path) {
        this.graph = graph;
        this.stream = stream;
        this.path = path;
    }

    @Override
    public Random named(String purpose) {
        return new TfRandom(graph, stream, path + "/" + purpose);
    }

    @Override
    public Tensor uniform(Shape shape) {
        Ops tf = graph.tf();
        return graph.tensor(
                tf.random.statelessRandomUniform(tf.constant(shape.sizes()), seed(), graph.type()),
                shape,
                Interval.UNIT);
    }

    private Operand<TInt64> seed() {
        Ops tf = graph.tf();
        long draw = SplitMix.mix(SplitMix.hash(path + "#" + calls++));
        Operand<TInt64> key = tf.bitwise.bitwiseXor(stream.seed(), tf.constant(draw));
        return tf.stack(List.of(key, stream.counter()));
    }

    /**
     * 16 random bits decide an element, which takes half the time of a uniform number: the probability is rounded to a
     * multiple of 2⁻¹⁶. Where that would be coarse, a uniform number decides.
     */
    @Override
    public Tensor bernoulli(double probability, Shape shape) {
        if (!(probability >= COARSE && probability <= 1 - COARSE)) {
            return Random.super.bernoulli(probability, shape);
        }
        Ops tf = graph.tf();
        int pairs = (shape.size() + 1) / 2;
        Operand<TInt32> bits =
                tf.random.statelessRandomUniformFullInt(tf.constant(new int[] {pairs}), seed(), TInt32.class);
        Operand<TUint16> halves = tf.reshape(tf.bitcast(bits, TUint16.class), tf.constant(new int[] {2 * pairs}));
        Operand<TUint16> limit = tf.dtypes.cast(tf.constant((int) Math.round(probability * 0x10000)), TUint16.class);
        TfTensor masks = graph.tensor(
                graph.cast(tf.math.less(halves, limit)), Shape.of(new Axis("half", 2 * pairs)), Interval.UNIT);
        TfTensor needed = 2 * pairs == shape.size() ? masks : Shaping.slice(masks, "half", 0, shape.size());
        return Shaping.reshape(needed, shape);
    }

    /** Box and Muller, in operations of the graph: they are vectorised and take half the time of the native operation. */
    @Override
    public Tensor normal(Shape shape) {
        Axis half = new Axis("half", (shape.size() + 1) / 2);
        Tensor uniform = uniform(Shape.of(new Axis("pair", 2), half));
        Tensor radius = uniform.slice("pair", 0, 1).oneMinus().log().times(-2).sqrt();
        Tensor angle = uniform.slice("pair", 1, 2).times(2 * Math.PI);
        TfTensor pairs = graph.own(radius.times(angle.cos())
                .concat("pair", radius.times(angle.sin()))
                .reshape(new Axis("half", 2 * half.size()))
                .slice("half", 0, shape.size()));
        return Shaping.reshape(pairs, shape).within(Interval.ALL);
    }
}
