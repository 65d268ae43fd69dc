package org.hourglass.samplers;

import java.util.Arrays;

/** The lower triangle L of a symmetric positive definite matrix, K = L L'. */
record Cholesky(double[][] lower) {

    /** Decomposes the lower half of a matrix; what is not positive definite gives numbers that are not finite. */
    static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = Arrays.copyOf(matrix[i], i + 1);
            for (int j = 0; j <= i; j++) {
                double[] other = j == i ? row : lower[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                row[j] = j == i ? Math.sqrt(sum) : sum / other[j];
            }
            lower[i] = row;
        }
        return new Cholesky(lower);
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += 2 * Math.log(lower[i][i]);
        }
        return sum;
    }

    /** Returns the solution of L x = b. */
    double[] forward(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** Returns the solution of K x = b. */
    double[] solve(double[] b) {
        double[] x = forward(b);
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= lower[i][k] * x[i];
            }
        }
        return x;
    }

    double[][] inverse() {
        int n = lower.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }
}
