package org.hourglass.spi.tensor;

/** Draws the initial value of a parameter. */
@FunctionalInterface
public interface Initializer {

    /** Returns the initial value; called once, when the parameter is created. */
    Tensor draw(Shape shape, Random random);

    /** Returns an initializer with the same value everywhere. */
    static Initializer constant(double value) {
        return (shape, random) -> random.uniform(shape).times(0).plus(value);
    }

    /** Returns an initializer with 0 everywhere. */
    static Initializer zeros() {
        return constant(0);
    }

    /** Returns an initializer drawing from N(0, deviation²). */
    static Initializer normal(double deviation) {
        return (shape, random) -> random.normal(shape).times(deviation);
    }

    /**
     * Returns an initializer drawing from U(-a, a), a = √(6 / (fanIn + fanOut)); the innermost axis is the output, the
     * one before it the input, and axes further out (a convolution's window) multiply both.
     *
     * <p>Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks",
     * AISTATS 2010, equation 16.
     */
    static Initializer glorot() {
        return (shape, random) -> {
            double bound = Math.sqrt(6.0 / (fanIn(shape) + fanOut(shape)));
            return random.uniform(shape).minus(0.5).times(2 * bound);
        };
    }

    /**
     * Returns an initializer drawing from N(0, 2 / fanIn), for rectified units.
     *
     * <p>Source: K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV 2015, equation 10.
     */
    static Initializer he() {
        return (shape, random) -> random.normal(shape).times(Math.sqrt(2.0 / fanIn(shape)));
    }

    private static int fanIn(Shape shape) {
        return shape.size() / shape.last().size();
    }

    private static int fanOut(Shape shape) {
        return shape.rank() < 2
                ? shape.size()
                : shape.size() / shape.axis(shape.rank() - 2).size();
    }
}
