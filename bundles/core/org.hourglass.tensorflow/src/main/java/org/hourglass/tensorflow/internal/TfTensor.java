package org.hourglass.tensorflow.internal;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** A tensor of a TensorFlow graph: a node with named axes. */
final class TfTensor implements Tensor {

    private static final Interval NOT_POSITIVE = new Interval(Double.NEGATIVE_INFINITY, 0);

    private final TfGraph graph;
    private final Operand<TNumber> node;
    private final Shape shape;
    private final Interval range;

    TfTensor(TfGraph graph, Operand<TNumber> node, Shape shape, Interval range) {
        this.graph = graph;
        this.node = node;
        this.shape = shape;
        this.range = range;
    }

    TfGraph graph() {
        return graph;
    }

    Operand<TNumber> node() {
        return node;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Interval range() {
        return range;
    }

    @Override
    public Tensor constant(double value) {
        return graph.constant(value);
    }

    @Override
    public String toString() {
        return shape + " in " + range;
    }

    /** Returns another node of the same shape, about whose values nothing is known. */
    @SuppressWarnings("unchecked") // all that is computed with is of the graph's type
    TfTensor like(Operand<?> other) {
        return graph.tensor((Operand<TNumber>) other, shape);
    }

    TfTensor within(Interval bound) {
        return new TfTensor(graph, node, shape, bound);
    }

    TfTensor zeros() {
        return (TfTensor) like(tf().zerosLike(node)).stopGradient();
    }

    private Ops tf() {
        return graph.tf();
    }

    // ---- arithmetic

    private TfTensor map(UnaryOperator<Operand<TNumber>> function, Interval result) {
        return graph.tensor(function.apply(node), shape, result);
    }

    private TfTensor zip(
            String operation, Tensor that, BinaryOperator<Operand<TNumber>> function, BinaryOperator<Interval> ranges) {
        Shape joined = shape.join(operation, that.shape());
        Operand<TNumber> result =
                function.apply(Shaping.aligned(this, joined), Shaping.aligned(graph.own(that), joined));
        return graph.tensor(result, joined, ranges.apply(range, that.range()));
    }

    /** A bias along the innermost axis is added by the operation that TensorFlow fuses with the product before it. */
    @Override
    public Tensor plus(Tensor that) {
        boolean bias = that.shape().rank() == 1
                && shape.rank() > 1
                && shape.last().equals(that.shape().last());
        return bias
                ? graph.tensor(tf().nn.biasAdd(node, graph.own(that).node), shape, Ranges.plus(range, that.range()))
                : zip("plus", that, tf().math::add, Ranges::plus);
    }

    @Override
    public Tensor minus(Tensor that) {
        return zip("minus", that, tf().math::sub, Ranges::minus);
    }

    @Override
    public Tensor times(Tensor that) {
        return zip("times", that, tf().math::mul, Ranges::times);
    }

    @Override
    public Tensor over(Tensor that) {
        return zip("over", that, tf().math::div, Ranges::over);
    }

    @Override
    public Tensor negate() {
        return map(tf().math::neg, Ranges.negate(range));
    }

    // ---- functions of one element

    @Override
    public Tensor abs() {
        return map(tf().math::abs, Ranges.abs(range));
    }

    @Override
    public Tensor sign() {
        return map(tf().math::sign, Ranges.rising(range, Math::signum));
    }

    @Override
    public Tensor floor() {
        return map(x -> tf().math.floor(tf().stopGradient(x)), Ranges.rising(range, Math::floor));
    }

    @Override
    public Tensor square() {
        return map(tf().math::square, Ranges.square(range));
    }

    @Override
    public Tensor sqrt() {
        return map(tf().math::sqrt, Ranges.rising(Ranges.max(range, Interval.POSITIVE), Math::sqrt));
    }

    @Override
    public Tensor exp() {
        return map(tf().math::exp, Ranges.rising(range, Math::exp));
    }

    @Override
    public Tensor log() {
        return map(tf().math::log, Ranges.rising(range, Math::log));
    }

    @Override
    public Tensor log1p() {
        return map(tf().math::log1p, Ranges.rising(range, Math::log1p));
    }

    @Override
    public Tensor sin() {
        return map(tf().math::sin, Ranges.SIGNED_UNIT);
    }

    @Override
    public Tensor cos() {
        return map(tf().math::cos, Ranges.SIGNED_UNIT);
    }

    @Override
    public Tensor erf() {
        return map(tf().math::erf, Ranges.SIGNED_UNIT);
    }

    @Override
    public Tensor pow(double exponent) {
        Interval result = range.within(Interval.POSITIVE) ? Interval.POSITIVE : Interval.ALL;
        return map(x -> tf().math.pow(x, graph.number(exponent)), result);
    }

    @Override
    public Tensor sigmoid() {
        return map(tf().math::sigmoid, Ranges.rising(range, x -> 1 / (1 + Math.exp(-x))));
    }

    @Override
    public Tensor tanh() {
        return map(tf().math::tanh, Ranges.rising(range, Math::tanh));
    }

    @Override
    public Tensor relu() {
        return map(tf().nn::relu, Ranges.rising(range, x -> Math.max(x, 0)));
    }

    @Override
    public Tensor elu() {
        return map(tf().nn::elu, Ranges.rising(range, x -> x > 0 ? x : Math.expm1(x)));
    }

    @Override
    public Tensor softplus() {
        return map(
                x -> Softplus.of(graph, x),
                Ranges.rising(range, x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))));
    }

    // ---- comparison

    @Override
    public Tensor max(Tensor that) {
        return zip("max", that, tf().math::maximum, Ranges::max);
    }

    @Override
    public Tensor min(Tensor that) {
        return zip("min", that, tf().math::minimum, Ranges::min);
    }

    @Override
    public Tensor greater(Tensor that) {
        return zip("greater", that, (a, b) -> graph.cast(tf().math.greater(a, b)), (a, b) -> Interval.UNIT);
    }

    @Override
    public Tensor choose(Tensor yes, Tensor no) {
        Shape joined = shape.join("choose", yes.shape()).join("choose", no.shape());
        Operand<TBool> mask = tf().math.greater(Shaping.aligned(this, joined), graph.number(0.5));
        Operand<TNumber> chosen =
                tf().select(mask, Shaping.aligned(graph.own(yes), joined), Shaping.aligned(graph.own(no), joined));
        return graph.tensor(chosen, joined, Ranges.either(yes.range(), no.range()));
    }

    // ---- reductions

    private Operand<TInt32> indices(String... axes) {
        int[] indices = axes.length == 0
                ? IntStream.range(0, shape.rank()).toArray()
                : Stream.of(axes).mapToInt(shape::indexOf).toArray();
        return tf().constant(indices);
    }

    private Shape reduced(String... axes) {
        return axes.length == 0 ? Shape.of() : shape.without(axes);
    }

    @Override
    public Tensor sum(String... axes) {
        Shape rest = reduced(axes);
        return graph.tensor(tf().sum(node, indices(axes)), rest, Ranges.sum(range, shape.size() / rest.size()));
    }

    @Override
    public Tensor max(String... axes) {
        return graph.tensor(tf().max(node, indices(axes)), reduced(axes), range);
    }

    @Override
    public Tensor cumulativeSum(String axis) {
        int index = shape.indexOf(axis);
        Interval sums = Ranges.partialSums(range, shape.axis(index).size());
        return map(x -> tf().math.cumsum(x, tf().constant(index)), sums);
    }

    @Override
    public Tensor argMax(String axis) {
        return Ordering.argMax(this, axis);
    }

    @Override
    public Tensor largest(int k, String axis) {
        return Ordering.largest(this, k, axis);
    }

    @Override
    public Tensor largest(Tensor k, String axis) {
        return Ordering.largest(this, graph.own(k), axis);
    }

    @Override
    public Tensor softmax(String axis) {
        return graph.own(logSoftmax(axis).exp()).within(Interval.UNIT);
    }

    @Override
    public Tensor logSoftmax(String axis) {
        return graph.own(minus(logSumExp(axis))).within(NOT_POSITIVE);
    }

    // ---- shape

    @Override
    public Tensor reshape(Axis... axes) {
        return Shaping.reshape(this, Shape.of(axes));
    }

    @Override
    public Tensor rename(String from, String to) {
        return graph.tensor(node, shape.with(from, shape.axis(from).named(to)), range);
    }

    @Override
    public Tensor transpose(String... order) {
        return Shaping.transpose(this, List.of(order));
    }

    @Override
    public Tensor expand(Axis axis) {
        return Shaping.expand(this, axis);
    }

    @Override
    public Tensor slice(String axis, int from, int to) {
        return Shaping.slice(this, axis, from, to);
    }

    @Override
    public Tensor concat(String axis, Tensor... more) {
        return Shaping.concat(this, axis, Stream.of(more).map(graph::own).toList());
    }

    @Override
    public Tensor gather(String axis, Tensor indices) {
        return Shaping.gather(this, axis, graph.own(indices));
    }

    @Override
    public Tensor oneHot(Axis classes) {
        return Shaping.oneHot(this, classes);
    }

    // ---- linear maps

    @Override
    public Tensor dot(Tensor that, String axis) {
        return Products.dot(this, graph.own(that), axis);
    }

    @Override
    public Tensor conv2d(Tensor kernel, int stride) {
        return Products.conv2d(this, graph.own(kernel), stride);
    }

    @Override
    public Tensor conv2dTranspose(Tensor kernel, int stride) {
        return Products.conv2dTranspose(this, graph.own(kernel), stride);
    }

    @Override
    public Tensor maxPool2d(int window) {
        return Products.maxPool2d(this, window);
    }

    @Override
    public Tensor meanPool2d(int window) {
        return Products.meanPool2d(this, window);
    }

    // ---- derivatives

    @Override
    public Tensor stopGradient() {
        return map(tf()::stopGradient, range);
    }

    @Override
    public Tensor pullback(Tensor input, Tensor v) {
        if (!v.shape().equals(shape)) {
            throw new IllegalArgumentException("pullback: v must have the shape %s of what is pulled back, but got %s"
                    .formatted(shape, v.shape()));
        }
        return graph.pullback(this, graph.own(input), graph.own(v));
    }

    /** Twice reverse: the pullback is linear in u, so the value of u does not matter. */
    @Override
    public Tensor pushforward(Tensor input, Tensor v) {
        Tensor u = zeros();
        return pullback(input, u).pullback(u, v);
    }

    @Override
    public Tensor gradient(Tensor input) {
        return pullback(input, like(tf().onesLike(node)).stopGradient());
    }
}
