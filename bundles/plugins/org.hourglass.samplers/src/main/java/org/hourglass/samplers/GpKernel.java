package org.hourglass.samplers;

/**
 * Matern's kernel of smoothness 5/2, by the inverse squared length of each dimension, with a noise that trials have each for
 * itself.
 */
record GpKernel(double[] inverse, double scale, double noise) {

    private static final double ROOT = Math.sqrt(5);
    private static final double LEAST_NOISE = 1e-6;

    /** Makes it of logarithms: those of the dimensions, the scale and the noise. */
    static GpKernel of(double[] logarithms) {
        int n = logarithms.length - 2;
        double[] inverse = new double[n];
        for (int d = 0; d < n; d++) {
            inverse[d] = Math.exp(logarithms[d]);
        }
        return new GpKernel(inverse, Math.exp(logarithms[n]), LEAST_NOISE + Math.exp(logarithms[n + 1]));
    }

    /** Returns the square of how far two encoded points are apart in one dimension; options are negative numbers. */
    static double square(double a, double b) {
        return a < 0 || b < 0 ? (a == b ? 0 : 1) : (a - b) * (a - b);
    }

    double between(double[] a, double[] b) {
        double squared = 0;
        for (int d = 0; d < inverse.length; d++) {
            squared += inverse[d] * square(a[d], b[d]);
        }
        return at(squared);
    }

    /** Returns the covariance at a squared distance. */
    double at(double squared) {
        double r = ROOT * Math.sqrt(squared);
        return scale * (1 + r + r * r / 3) * Math.exp(-r);
    }

    /** Returns its derivative by the squared distance. */
    double slope(double squared) {
        double r = ROOT * Math.sqrt(squared);
        return -scale * 5 / 6 * (1 + r) * Math.exp(-r);
    }
}
