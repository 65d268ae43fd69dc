package org.hourglass.evaluators;

import java.util.random.RandomGenerator;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Probabilistic;

/** Codes of samples as distributions N(μ, diag σ²), with a source to draw from them. */
record Codes(Probabilistic.Posterior posterior, RandomGenerator random) {

    Matrix means() {
        return posterior.mean();
    }

    private int units() {
        return means().columns();
    }

    private double logVariance(int i, int j) {
        return posterior.logVariance().get(i, j);
    }

    /** Draws a code for each of the first samples. */
    Matrix draw(int count) {
        float[] codes = new float[Math.multiplyExact(count, units())];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < units(); j++) {
                double deviation = Math.exp(logVariance(i, j) / 2);
                codes[i * units() + j] = (float) (means().get(i, j) + deviation * random.nextGaussian());
            }
        }
        return Matrix.of(count, units(), codes);
    }

    /** Returns ln p(h) − ln q(h|x) of sample i, in which 2π cancels. */
    double logRatio(Matrix h, int i) {
        double ratio = 0;
        for (int j = 0; j < units(); j++) {
            double code = h.get(i, j);
            double distance = code - means().get(i, j);
            ratio += (logVariance(i, j) + distance * distance * Math.exp(-logVariance(i, j)) - code * code) / 2;
        }
        return ratio;
    }

    /** Returns KL(q(h|x) ‖ N(0, I)) of each sample. */
    double[] rates() {
        double[] rates = new double[means().rows()];
        for (int i = 0; i < rates.length; i++) {
            for (int j = 0; j < units(); j++) {
                rates[i] += rate(i, j);
            }
        }
        return rates;
    }

    /** Returns the mean rate of each unit. */
    double[] unitRates() {
        double[] rates = new double[units()];
        for (int i = 0; i < means().rows(); i++) {
            for (int j = 0; j < rates.length; j++) {
                rates[j] += rate(i, j) / means().rows();
            }
        }
        return rates;
    }

    private double rate(int i, int j) {
        double mu = means().get(i, j);
        return (mu * mu + Math.exp(logVariance(i, j)) - logVariance(i, j) - 1) / 2;
    }

    /** Returns the variance of each unit's mean over the samples. */
    double[] variances() {
        double[] variances = new double[units()];
        int n = means().rows();
        for (int j = 0; j < variances.length; j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += means().get(i, j) / (double) n;
            }
            for (int i = 0; i < n; i++) {
                double distance = means().get(i, j) - mean;
                variances[j] += distance * distance / n;
            }
        }
        return variances;
    }
}
