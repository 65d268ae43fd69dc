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
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TNumber;

/**
 * Counter-based random numbers: each draw is a function of the seed, its path with the number of the call, and the counter.
 */
final class TfRandom implements Random {

    private static final double COARSE = 1.0 / 64;
    private static final int GROUP = 64;

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
     * A random byte decides an element, which takes a quarter of the time of a uniform number. Where the probability is no
     * multiple of 2⁻⁸, a second draw chooses between the two beside it, once for {@value #GROUP} elements. So each element
     * has the probability to 2⁻²⁴, and the elements of a group hardly depend on each other: their sum's standard deviation
     * grows by less than a hundredth. Where that would be too coarse, a uniform number decides.
     */
    @Override
    public Tensor bernoulli(double probability, Shape shape) {
        if (!(probability >= COARSE && probability <= 1 - COARSE)) {
            return Random.super.bernoulli(probability, shape);
        }
        int groups = (shape.size() + GROUP - 1) / GROUP;
        Axis all = new Axis("all", groups * GROUP);
        Ops tf = graph.tf();
        Operand<TBool> chosen = tf.math.less(bits(TUint8.class, groups, GROUP), limits(probability * 0x100, groups));
        Operand<TNumber> masks = tf.reshape(graph.cast(chosen), tf.constant(new int[] {all.size()}));
        TfTensor enough = graph.tensor(masks, Shape.of(all), Interval.UNIT);
        TfTensor needed = all.size() == shape.size() ? enough : Shaping.slice(enough, all.name(), 0, shape.size());
        return Shaping.reshape(needed, shape);
    }

    /** Returns for each group one of the whole numbers beside x, which is their mean, or x for all. */
    private Operand<TUint8> limits(double x, int groups) {
        Ops tf = graph.tf();
        Operand<TInt32> below = tf.constant((int) x);
        int part = (int) Math.round((x - (int) x) * 0x10000);
        if (part == 0) {
            return tf.dtypes.cast(below, TUint8.class);
        }
        Operand<TInt32> drawn = tf.bitwise.bitwiseAnd(bits(TInt32.class, groups, 1), tf.constant(0xffff));
        Operand<TInt32> more = tf.dtypes.cast(tf.math.less(drawn, tf.constant(part)), TInt32.class);
        return tf.dtypes.cast(tf.math.add(below, more), TUint8.class);
    }

    /** Returns random bits as numbers of this type, in rows and columns. */
    private <T extends TNumber> Operand<T> bits(Class<T> type, int rows, int columns) {
        Ops tf = graph.tf();
        int words = rows * columns / (TUint8.class.equals(type) ? Integer.BYTES : 1);
        Operand<TInt32> bits =
                tf.random.statelessRandomUniformFullInt(tf.constant(new int[] {words}), seed(), TInt32.class);
        return tf.reshape(tf.bitcast(bits, type), tf.constant(new int[] {rows, columns}));
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
