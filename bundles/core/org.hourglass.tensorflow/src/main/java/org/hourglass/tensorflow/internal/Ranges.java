package org.hourglass.tensorflow.internal;

import java.util.function.DoubleUnaryOperator;
import org.hourglass.spi.tensor.Interval;

/** Interval arithmetic: where the result of an operation lies. A bound that would be NaN means that nothing is known. */
final class Ranges {

    static final Interval SIGNED_UNIT = new Interval(-1, 1);

    private Ranges() {}

    static Interval plus(Interval a, Interval b) {
        return interval(a.low() + b.low(), a.high() + b.high());
    }

    static Interval negate(Interval a) {
        return interval(-a.high(), -a.low());
    }

    static Interval minus(Interval a, Interval b) {
        return plus(a, negate(b));
    }

    static Interval times(Interval a, Interval b) {
        return hull(
                product(a.low(), b.low()),
                product(a.low(), b.high()),
                product(a.high(), b.low()),
                product(a.high(), b.high()));
    }

    /** An infinite bound is never reached, so zero times it is zero. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    static Interval over(Interval a, Interval b) {
        boolean crosses = b.low() <= 0 && b.high() >= 0;
        return crosses ? Interval.ALL : times(a, interval(1 / b.high(), 1 / b.low()));
    }

    static Interval max(Interval a, Interval b) {
        return interval(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
    }

    static Interval min(Interval a, Interval b) {
        return interval(Math.min(a.low(), b.low()), Math.min(a.high(), b.high()));
    }

    static Interval either(Interval a, Interval b) {
        return interval(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()));
    }

    static Interval abs(Interval a) {
        double far = Math.max(Math.abs(a.low()), Math.abs(a.high()));
        boolean crosses = a.low() <= 0 && a.high() >= 0;
        return interval(crosses ? 0 : Math.min(Math.abs(a.low()), Math.abs(a.high())), far);
    }

    static Interval square(Interval a) {
        return rising(abs(a), x -> x * x);
    }

    /** The sum of n numbers that lie in a. */
    static Interval sum(Interval a, int n) {
        return interval(n * a.low(), n * a.high());
    }

    /** The sum of 1 to n numbers that lie in a. */
    static Interval partialSums(Interval a, int n) {
        return either(a, sum(a, n));
    }

    /** A function that rises with its argument. */
    static Interval rising(Interval a, DoubleUnaryOperator function) {
        return interval(function.applyAsDouble(a.low()), function.applyAsDouble(a.high()));
    }

    private static Interval hull(double a, double b, double c, double d) {
        return interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    private static Interval interval(double low, double high) {
        // adding 0 makes 0 of -0
        return low <= high ? new Interval(low + 0.0, high + 0.0) : Interval.ALL;
    }
}
