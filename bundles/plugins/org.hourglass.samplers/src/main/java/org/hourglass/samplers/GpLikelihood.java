package org.hourglass.samplers;

import java.util.Arrays;
import java.util.List;

/** How improbable values are under a kernel, its prior included; a function of the kernel's logarithms. */
final class GpLikelihood implements Bfgs.Function {

    private static final int ITERATIONS = 40;
    private static final double TOLERANCE = 1e-4;

    private final double[] y;
    private final double[][][] squares; // [dimension][i][j], j < i

    GpLikelihood(List<double[]> x, double[] y) {
        this.y = y.clone();
        int dimensions = x.get(0).length;
        this.squares = new double[dimensions][y.length][];
        for (int d = 0; d < dimensions; d++) {
            for (int i = 0; i < y.length; i++) {
                squares[d][i] = new double[i];
                for (int j = 0; j < i; j++) {
                    squares[d][i][j] = GpKernel.square(x.get(i)[d], x.get(j)[d]);
                }
            }
        }
    }

    /** Returns the most probable kernel. */
    GpKernel best() {
        Bfgs.Minimum smooth = Bfgs.minimize(this, start(0, -4), ITERATIONS, TOLERANCE);
        Bfgs.Minimum rough = Bfgs.minimize(this, start(2.5, -7), ITERATIONS, TOLERANCE);
        return GpKernel.of((rough.value() < smooth.value() ? rough : smooth).point());
    }

    private double[] start(double inverse, double noise) {
        double[] start = new double[squares.length + 2];
        Arrays.fill(start, inverse);
        start[squares.length] = 0;
        start[squares.length + 1] = noise;
        return start;
    }

    @Override
    public double at(double[] logarithms, double[] gradient) {
        GpKernel kernel = GpKernel.of(logarithms);
        int n = y.length;
        double[][] distances = new double[n][];
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            distances[i] = new double[i];
            for (int j = 0; j < i; j++) {
                for (int d = 0; d < squares.length; d++) {
                    distances[i][j] += kernel.inverse()[d] * squares[d][i][j];
                }
                matrix[i][j] = kernel.at(distances[i][j]);
            }
            matrix[i][i] = kernel.scale() + kernel.noise();
        }
        Cholesky cholesky = Cholesky.of(matrix);
        double[] alpha = cholesky.solve(y);
        double[][] inner = cholesky.inverse(); // becomes K^-1 - alpha alpha'
        double value = cholesky.logDeterminant() / 2;
        for (int i = 0; i < n; i++) {
            value += y[i] * alpha[i] / 2;
            for (int j = 0; j <= i; j++) {
                inner[i][j] -= alpha[i] * alpha[j];
            }
        }
        slopes(kernel, distances, matrix, inner, gradient);
        return value + prior(kernel, logarithms, gradient);
    }

    private void slopes(GpKernel kernel, double[][] distances, double[][] matrix, double[][] inner, double[] gradient) {
        Arrays.fill(gradient, 0);
        int dimensions = squares.length;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < i; j++) {
                double slope = inner[i][j] * kernel.slope(distances[i][j]);
                for (int d = 0; d < dimensions; d++) {
                    gradient[d] += slope * kernel.inverse()[d] * squares[d][i][j];
                }
                gradient[dimensions] += inner[i][j] * matrix[i][j];
            }
            gradient[dimensions] += inner[i][i] * kernel.scale() / 2;
            gradient[dimensions + 1] += inner[i][i] / 2;
        }
    }

    private double prior(GpKernel kernel, double[] logarithms, double[] gradient) {
        int dimensions = squares.length;
        double value = 0;
        for (int d = 0; d < dimensions; d++) {
            double b = kernel.inverse()[d];
            value += 0.1 / b + 0.1 * b;
            gradient[d] += -0.1 / b + 0.1 * b;
        }
        double scale = kernel.scale();
        double noise = Math.exp(logarithms[dimensions + 1]);
        gradient[dimensions] += scale - 1;
        gradient[dimensions + 1] = gradient[dimensions + 1] * noise + 30 * noise - 0.1;
        return value + scale - Math.log(scale) + 30 * noise - 0.1 * Math.log(noise);
    }
}
