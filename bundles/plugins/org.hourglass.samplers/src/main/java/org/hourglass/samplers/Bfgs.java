package org.hourglass.samplers;

import java.util.stream.IntStream;

/** Minimises a smooth function by the method of Broyden, Fletcher, Goldfarb and Shanno, with halved steps. */
final class Bfgs {

    private static final int HALVINGS = 20;
    private static final double ARMIJO = 1e-4;
    private static final double LONGEST_STEP = 2;

    private Bfgs() {}

    /** A function with its gradient. */
    interface Function {

        /** Returns the value at a point, and fills in the gradient. */
        double at(double[] point, double[] gradient);
    }

    /** Where a search came to. */
    record Minimum(double[] point, double value) {}

    static Minimum minimize(Function function, double[] start, int iterations, double tolerance) {
        int n = start.length;
        double[] x = start.clone();
        double[] gradient = new double[n];
        double value = function.at(x, gradient);
        double[][] inverse = identity(n);
        for (int iteration = 0; iteration < iterations && Double.isFinite(value); iteration++) {
            double[] direction = direction(inverse, gradient);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                inverse = identity(n);
                direction = direction(inverse, gradient);
                slope = dot(direction, gradient);
            }
            double[] nextGradient = new double[n];
            double step = Math.min(1, LONGEST_STEP / Math.sqrt(dot(direction, direction)));
            double[] next = moved(x, direction, step);
            double nextValue = function.at(next, nextGradient);
            for (int i = 0; i < HALVINGS && !(nextValue <= value + ARMIJO * step * slope); i++) {
                step /= 2;
                next = moved(x, direction, step);
                nextValue = function.at(next, nextGradient);
            }
            if (!(nextValue < value)) {
                break;
            }
            update(inverse, difference(next, x), difference(nextGradient, gradient));
            boolean done = value - nextValue < tolerance;
            x = next;
            gradient = nextGradient;
            value = nextValue;
            if (done) {
                break;
            }
        }
        return new Minimum(x, value);
    }

    private static void update(double[][] h, double[] s, double[] y) {
        double sy = dot(s, y);
        if (!(sy > 1e-12)) {
            return;
        }
        int n = s.length;
        double[] hy = IntStream.range(0, n).mapToDouble(i -> dot(h[i], y)).toArray();
        double factor = (sy + dot(y, hy)) / (sy * sy);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static double[] direction(double[][] inverse, double[] gradient) {
        return IntStream.range(0, gradient.length)
                .mapToDouble(i -> -dot(inverse[i], gradient))
                .toArray();
    }

    private static double[][] identity(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
        }
        return matrix;
    }

    private static double[] moved(double[] x, double[] direction, double step) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] + step * direction[i])
                .toArray();
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
