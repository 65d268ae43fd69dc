package org.hourglass.latentsamplers;

import java.util.random.RandomGenerator;

/**
 * One normal distribution of a mixture.
 *
 * @param weight its share π
 * @param mean μ
 * @param root L, lower triangular, of the covariance L Lᵀ
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Component(double weight, double[] mean, double[][] root) {

    private static final double LEAST = 1e-300;

    /** Returns the component of codes with these shares of each; ridge is added to the variances. */
    static Component of(double[][] codes, double[] shares, double ridge) {
        int size = codes[0].length;
        double total = LEAST;
        double[] mean = new double[size];
        for (int i = 0; i < codes.length; i++) {
            total += shares[i];
            for (int j = 0; j < size; j++) {
                mean[j] += shares[i] * codes[i][j];
            }
        }
        for (int j = 0; j < size; j++) {
            mean[j] /= total;
        }
        double[][] covariance = new double[size][size];
        double[] centred = new double[size];
        for (int i = 0; i < codes.length; i++) {
            if (shares[i] > 0) {
                add(covariance, centred(codes[i], mean, centred), shares[i] / total);
            }
        }
        for (int j = 0; j < size; j++) {
            covariance[j][j] += ridge;
        }
        return new Component(total / codes.length, mean, cholesky(covariance));
    }

    private static double[] centred(double[] code, double[] mean, double[] result) {
        for (int j = 0; j < result.length; j++) {
            result[j] = code[j] - mean[j];
        }
        return result;
    }

    /** Adds share · c cᵀ to the lower triangle. */
    private static void add(double[][] lower, double[] c, double share) {
        for (int j = 0; j < c.length; j++) {
            double factor = share * c[j];
            for (int k = 0; k <= j; k++) {
                lower[j][k] += factor * c[k];
            }
        }
    }

    /** Source: G. H. Golub, C. F. Van Loan, "Matrix computations", 4th edition, 2013, section 4.2. */
    private static double[][] cholesky(double[][] a) {
        double[][] l = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(Math.max(rest, LEAST)) : rest / l[j][j];
            }
        }
        return l;
    }

    /** Returns ln π + ln N(code; μ, L Lᵀ). */
    double logDensity(double[] code, double[] scratch) {
        double sum = Math.log(weight) - 0.5 * code.length * Math.log(2 * Math.PI);
        for (int i = 0; i < code.length; i++) {
            double rest = code[i] - mean[i];
            double[] row = root[i];
            for (int k = 0; k < i; k++) {
                rest -= row[k] * scratch[k];
            }
            scratch[i] = rest / row[i];
            sum -= 0.5 * scratch[i] * scratch[i] + Math.log(row[i]);
        }
        return sum;
    }

    double[] draw(RandomGenerator random) {
        double[] code = mean.clone();
        for (int k = 0; k < code.length; k++) {
            double epsilon = random.nextGaussian();
            for (int i = k; i < code.length; i++) {
                code[i] += root[i][k] * epsilon;
            }
        }
        return code;
    }
}
