package org.hourglass.spi.tensor;

import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A node of a computation: floating-point numbers along named axes. Operations build the computation and return a new
 * node; nothing is computed until the workbench runs it.
 *
 * <p>Element-wise operations match axes by name, in any order, and repeat the operand that lacks an axis along it; one
 * operand must have all axes of the other ({@link Shape#join}). There is one type of element: masks hold 0 and 1,
 * indices hold whole numbers. Every operation except {@link #argMax} has a gradient, and the gradient has one too;
 * masks and indices have gradient 0. Tensors of different computations do not mix. Not thread-safe: a computation is
 * built by one thread.
 *
 * <p>Misuse is an {@link IllegalArgumentException} at once, with the shapes in it.
 */
@ProviderType
public interface Tensor {

    /** Returns the axes. */
    Shape shape();

    /**
     * Returns where all elements lie, as far as the operations tell: [0, 1] after {@link #sigmoid}, [-1, 1] after
     * {@link #tanh}, [0, ∞) after {@link #relu} and its like, the bounds after {@link #clip}; else all numbers.
     */
    Interval range();

    /** Returns a scalar of the same computation. */
    Tensor constant(double value);

    /** Returns 0, 1, 2, ... along this axis, the only one: the places of its elements. */
    default Tensor places(Axis axis) {
        return constant(1).expand(axis).cumulativeSum(axis.name()).minus(1);
    }

    // ---- arithmetic, element by element

    /** Returns this + that. */
    Tensor plus(Tensor that);

    /** Returns this - that. */
    Tensor minus(Tensor that);

    /** Returns this · that, element by element. */
    Tensor times(Tensor that);

    /** Returns this / that. */
    Tensor over(Tensor that);

    /** Returns -this. */
    Tensor negate();

    /** Returns this + that. */
    default Tensor plus(double that) {
        return plus(constant(that));
    }

    /** Returns this - that. */
    default Tensor minus(double that) {
        return minus(constant(that));
    }

    /** Returns this · that. */
    default Tensor times(double that) {
        return times(constant(that));
    }

    /** Returns this / that. */
    default Tensor over(double that) {
        return times(1 / that);
    }

    /** Returns 1 - this. */
    default Tensor oneMinus() {
        return constant(1).minus(this);
    }

    /** Returns 1 / this. */
    default Tensor reciprocal() {
        return constant(1).over(this);
    }

    // ---- functions of one element

    /** Returns |x|; its gradient at 0 is 0. */
    Tensor abs();

    /** Returns -1, 0 or 1. */
    Tensor sign();

    /** Returns the largest whole number not above x; its gradient is 0. */
    Tensor floor();

    /** Returns the nearest whole number, halves upwards; its gradient is 0. */
    default Tensor round() {
        return plus(0.5).floor();
    }

    /** Returns x². */
    Tensor square();

    /** Returns √x; its gradient at 0 is infinite: add something small first. */
    Tensor sqrt();

    /** Returns eˣ. */
    Tensor exp();

    /** Returns ln x. */
    Tensor log();

    /** Returns ln(1 + x), exact for small x. */
    Tensor log1p();

    /** Returns the sine, x in radians. */
    Tensor sin();

    /** Returns the cosine, x in radians. */
    Tensor cos();

    /** Returns the error function 2/√π ∫₀ˣ e^(-t²) dt. */
    Tensor erf();

    /** Returns x to this power. */
    Tensor pow(double exponent);

    /** Returns 1 / (1 + e⁻ˣ). */
    Tensor sigmoid();

    /** Returns the hyperbolic tangent. */
    Tensor tanh();

    /** Returns max(x, 0). */
    Tensor relu();

    /** Returns x where it is positive, else eˣ - 1. */
    Tensor elu();

    /** Returns ln(1 + eˣ), without overflow. */
    Tensor softplus();

    /** Returns max(x, slope · x), for a slope below 1. */
    default Tensor leakyRelu(double slope) {
        return max(times(slope));
    }

    /** Returns x · sigmoid(x). */
    default Tensor swish() {
        return times(sigmoid());
    }

    /** Returns x · Φ(x), Φ being the standard normal distribution function. */
    default Tensor gelu() {
        return times(times(Math.sqrt(0.5)).erf().plus(1)).times(0.5);
    }

    // ---- comparison

    /** Returns the larger of the two. */
    Tensor max(Tensor that);

    /** Returns the smaller of the two. */
    Tensor min(Tensor that);

    /** Returns 1 where this is greater than that, else 0. */
    Tensor greater(Tensor that);

    /** Returns {@code yes} where this mask is 1 and {@code no} where it is 0; a NaN on the other side does not leak. */
    Tensor choose(Tensor yes, Tensor no);

    /** Returns max(x, low). */
    default Tensor atLeast(double low) {
        return max(constant(low));
    }

    /** Returns min(x, high). */
    default Tensor atMost(double high) {
        return min(constant(high));
    }

    /** Returns x, or the bound that it has crossed. */
    default Tensor clip(double low, double high) {
        return atLeast(low).atMost(high);
    }

    /** Returns 1 where x is greater than that, else 0. */
    default Tensor greater(double that) {
        return greater(constant(that));
    }

    // ---- reductions; without axes, over all of them

    /** Returns the sum over these axes. */
    Tensor sum(String... axes);

    /** Returns the maximum over these axes. */
    Tensor max(String... axes);

    /** Returns the running sum along the axis, each element included in its own. */
    Tensor cumulativeSum(String axis);

    /** Returns the index of the largest element along the axis; it has no gradient. */
    Tensor argMax(String axis);

    /** Returns 1 for the k largest elements along the axis (and for those tied with the k-th), else 0. */
    Tensor largest(int k, String axis);

    /**
     * Returns the same for a k that is known in the step alone: a scalar, clipped to the size of the axis and rounded to a
     * whole number.
     */
    Tensor largest(Tensor k, String axis);

    /** Returns the mean over these axes. */
    default Tensor mean(String... axes) {
        Tensor total = sum(axes);
        return total.times((double) total.shape().size() / shape().size());
    }

    /** Returns the minimum over these axes. */
    default Tensor min(String... axes) {
        return negate().max(axes).negate();
    }

    /** Returns the mean squared deviation from the mean over these axes (divided by n, not n - 1). */
    default Tensor variance(String... axes) {
        return minus(mean(axes)).square().mean(axes);
    }

    /** Returns the sum of squares over these axes. */
    default Tensor squaredNorm(String... axes) {
        return square().sum(axes);
    }

    /** Returns eˣ divided by its sum along the axis, without overflow. */
    default Tensor softmax(String axis) {
        return logSoftmax(axis).exp();
    }

    /** Returns the logarithm of the softmax along the axis. */
    default Tensor logSoftmax(String axis) {
        return minus(logSumExp(axis));
    }

    /** Returns ln Σ eˣ over these axes, without overflow. */
    default Tensor logSumExp(String... axes) {
        Tensor peak = max(axes).stopGradient();
        return minus(peak).exp().sum(axes).log().plus(peak);
    }

    // ---- shape

    /** Returns the same elements in the same order along other axes of the same total size. */
    Tensor reshape(Axis... axes);

    /** Returns this with one axis renamed. */
    Tensor rename(String from, String to);

    /** Returns this with its axes in this order; all must be named. */
    Tensor transpose(String... order);

    /** Returns this repeated along a new outermost axis. */
    Tensor expand(Axis axis);

    /** Returns the elements from (included) to (excluded) along the axis. */
    Tensor slice(String axis, int from, int to);

    /** Returns this and more end to end along the axis. */
    Tensor concat(String axis, Tensor... more);

    /**
     * Returns the elements of the axis at these indices, which may have one axis of their own; fractions of an index are cut
     * off.
     */
    Tensor gather(String axis, Tensor indices);

    /** Returns whole numbers 0 ≤ i &lt; size as rows of an identity matrix. */
    Tensor oneHot(Axis classes);

    /** Keeps the first axis and joins the others into one. */
    default Tensor flatten(String name) {
        Axis first = shape().axis(0);
        return shape().rank() == 2
                ? rename(shape().last().name(), name)
                : reshape(first, Axis.axis(name, shape().size() / first.size()));
    }

    /** Returns this repeated end to end along an axis that it has. */
    default Tensor repeat(String axis, int times) {
        return times == 1
                ? this
                : concat(axis, Stream.generate(() -> this).limit(times - 1L).toArray(Tensor[]::new));
    }

    // ---- linear maps

    /** Returns the product summed over the axis that both have: a matrix product, in whichever orientation. */
    Tensor dot(Tensor that, String axis);

    /**
     * Returns the 2-D convolution with the same padding.
     *
     * <p>Shape: this [batch, height, width, channels], kernel [height, width, in, out], result [batch, ⌈height/stride⌉,
     * ⌈width/stride⌉, channels = out].
     */
    Tensor conv2d(Tensor kernel, int stride);

    /**
     * Returns the transpose of {@link #conv2d}.
     *
     * <p>Shape: this [batch, height, width, channels], kernel [height, width, out, in], result [batch, height · stride,
     * width · stride, channels = out].
     */
    Tensor conv2dTranspose(Tensor kernel, int stride);

    /** Returns the maximum of each window of height and width, windows side by side. */
    Tensor maxPool2d(int window);

    /** Returns the mean of each window of height and width, windows side by side. */
    Tensor meanPool2d(int window);

    /** Returns the image with every pixel repeated in both directions. */
    default Tensor upsample2d(int factor) {
        Axis batch = shape().axis(0);
        Axis height = shape().axis(1);
        Axis width = shape().axis(2);
        Axis channels = shape().axis(3);
        return reshape(batch, height, Axis.axis("row", 1), width, Axis.axis("column", 1), channels)
                .repeat("row", factor)
                .repeat("column", factor)
                .reshape(
                        batch,
                        Axis.axis(height.name(), height.size() * factor),
                        Axis.axis(width.name(), width.size() * factor),
                        channels);
    }

    // ---- derivatives

    /** Returns the same values, through which no gradient flows. */
    Tensor stopGradient();

    /** Returns vᵀ · ∂this/∂input, with the shape of the input; v has the shape of this. 0 where this does not depend on it. */
    Tensor pullback(Tensor input, Tensor v);

    /** Returns ∂this/∂input · v, with the shape of this; v has the shape of the input. */
    Tensor pushforward(Tensor input, Tensor v);

    /** Returns the gradient of the sum of all elements of this. */
    default Tensor gradient(Tensor input) {
        return pullback(input, times(0).plus(1).stopGradient());
    }
}
