package org.hourglass.evaluators;

import org.hourglass.spi.Matrix;
import org.hourglass.spi.Probabilistic;

/** ln w = ln p(x|h) + ln p(h) − ln q(h|x) of each sample and each code h drawn for it. */
record ImportanceWeights(double[][] logs) {

    /** Draws as many codes for each of the first samples. */
    static ImportanceWeights of(Probabilistic subject, Matrix x, Codes codes, int draws) {
        double[][] logs = new double[x.rows()][draws];
        for (int k = 0; k < draws; k++) {
            Matrix h = codes.draw(x.rows());
            double[] likelihood = subject.logLikelihood(x, h);
            for (int i = 0; i < likelihood.length; i++) {
                logs[i][k] = likelihood[i] + codes.logRatio(h, i);
            }
        }
        return new ImportanceWeights(logs);
    }

    /** Returns for each sample ln (1/k) Σ w, in the mean over as many whole groups of k draws as there are. */
    double[] bounds(int k) {
        double[] bounds = new double[logs.length];
        for (int i = 0; i < bounds.length; i++) {
            int groups = logs[i].length / k;
            for (int group = 0; group < groups; group++) {
                bounds[i] += (logSum(logs[i], group * k, k) - Math.log(k)) / groups;
            }
        }
        return bounds;
    }

    /** Takes out the largest first: weights of samples with many features are 0 even in float64. */
    private static double logSum(double[] logs, int from, int count) {
        double peak = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            peak = Math.max(peak, logs[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += Math.exp(logs[i] - peak);
        }
        return peak + Math.log(sum);
    }
}
