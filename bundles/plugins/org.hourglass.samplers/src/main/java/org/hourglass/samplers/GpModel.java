package org.hourglass.samplers;

import java.util.ArrayList;
import java.util.List;

/** A Gaussian process given trials. */
final class GpModel {

    private static final double FAR = -4; // from there on the tail's series is the more exact

    private final GpKernel kernel;
    private final List<double[]> x;
    private final double[] y;
    private final Cholesky cholesky;
    private final double[] alpha;

    GpModel(GpKernel kernel, List<double[]> x, double[] y) {
        this.kernel = kernel;
        this.x = List.copyOf(x);
        this.y = y.clone();
        double[][] matrix = new double[y.length][y.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = kernel.between(x.get(i), x.get(j));
            }
            matrix[i][i] = kernel.scale() + kernel.noise();
        }
        this.cholesky = Cholesky.of(matrix);
        this.alpha = cholesky.solve(y);
    }

    /** Returns the process that also believes its own mean at some points. */
    GpModel believing(List<double[]> points) {
        List<double[]> more = new ArrayList<>(x);
        more.addAll(points);
        double[] values = java.util.Arrays.copyOf(y, more.size());
        for (int i = y.length; i < values.length; i++) {
            values[i] = meanAt(more.get(i));
        }
        return new GpModel(kernel, more, values);
    }

    private double[] covariances(double[] point) {
        return x.stream().mapToDouble(other -> kernel.between(point, other)).toArray();
    }

    private double mean(double[] covariances) {
        double mean = 0;
        for (int i = 0; i < alpha.length; i++) {
            mean += covariances[i] * alpha[i];
        }
        return mean;
    }

    double meanAt(double[] point) {
        return mean(covariances(point));
    }

    double variance(double[] point) {
        double variance = kernel.scale();
        for (double v : cholesky.forward(covariances(point))) {
            variance -= v * v;
        }
        return Math.max(variance, 1e-12);
    }

    /** Returns the logarithm of the improvement over a value that can be expected at a point. */
    double logImprovement(double[] point, double best, NormalCdf cdf) {
        double deviation = Math.sqrt(variance(point));
        return Math.log(deviation) + logShare((best - meanAt(point)) / deviation, cdf);
    }

    /** Returns log(phi(z) + z Phi(z)). */
    static double logShare(double z, NormalCdf cdf) {
        double logDensity = -z * z / 2 - Math.log(2 * Math.PI) / 2;
        if (z > FAR) {
            return Math.log(Math.exp(logDensity) + z * cdf.at(z));
        }
        double s = 1 / (z * z);
        return logDensity + Math.log(s * (1 - 3 * s * (1 - 5 * s * (1 - 7 * s))));
    }
}
