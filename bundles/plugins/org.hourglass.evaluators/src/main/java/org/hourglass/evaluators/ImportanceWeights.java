package org.hourglass.evaluators;

import java.util.Arrays;
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

    /** Returns ln (1/K) Σ w of each sample. */
    double[] bounds() {
        return Arrays.stream(logs)
                .mapToDouble(sample -> logSum(sample) - Math.log(sample.length))
                .toArray();
    }

    /** Takes out the largest first: weights of samples with many features are 0 even in float64. */
    private static double logSum(double[] logs) {
        double peak = Arrays.stream(logs).max().orElseThrow();
        return peak
                + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - peak)).sum());
    }
}
