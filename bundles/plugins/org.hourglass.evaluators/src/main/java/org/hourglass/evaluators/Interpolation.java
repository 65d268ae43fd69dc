package org.hourglass.evaluators;

import org.hourglass.spi.Matrix;

/** Ways from one code to another. */
enum Interpolation {
    /** (1 − t) a + t b: the straight line. */
    LINEAR {
        @Override
        double[] weights(float[] a, float[] b, double t) {
            return new double[] {1 - t, t};
        }
    },
    /**
     * (sin((1 − t) Ω) a + sin(t Ω) b) / sin Ω, Ω being the angle between a and b: an arc around the origin, which stays
     * where the codes of a normal distribution in many dimensions are. The straight line where a and b are parallel.
     *
     * <p>Source: K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985; for codes: T. White, "Sampling
     * generative networks", arXiv:1609.04468, 2016, section 2.
     */
    SLERP {
        @Override
        double[] weights(float[] a, float[] b, double t) {
            double cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
            if (!(Math.abs(cosine) < PARALLEL)) {
                return LINEAR.weights(a, b, t);
            }
            double angle = Math.acos(cosine);
            return new double[] {Math.sin((1 - t) * angle) / Math.sin(angle), Math.sin(t * angle) / Math.sin(angle)};
        }
    };

    private static final double PARALLEL = 1 - 1e-9;

    /** Returns the shares of a and b at t. */
    abstract double[] weights(float[] a, float[] b, double t);

    /** Returns codes on the way, both ends included: [steps, code]. */
    Matrix path(float[] a, float[] b, int steps) {
        float[][] path = new float[steps][a.length];
        for (int i = 0; i < steps; i++) {
            double[] weights = weights(a, b, i / (steps - 1.0));
            for (int j = 0; j < a.length; j++) {
                path[i][j] = (float) (weights[0] * a[j] + weights[1] * b[j]);
            }
        }
        return Matrix.of(path);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (double) a[j] * b[j];
        }
        return sum;
    }
}
