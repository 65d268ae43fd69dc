package org.hourglass.evaluators;

import org.hourglass.spi.Matrix;

/** How much samples differ from each other. */
final class Variation {

    private Variation() {}

    /** Returns the variance over the samples, divided by their number, and averaged over the features. */
    static double of(Matrix samples) {
        double sum = 0;
        for (int j = 0; j < samples.columns(); j++) {
            double total = 0;
            for (int i = 0; i < samples.rows(); i++) {
                total += samples.get(i, j);
            }
            double mean = total / samples.rows();
            for (int i = 0; i < samples.rows(); i++) {
                sum += (samples.get(i, j) - mean) * (samples.get(i, j) - mean);
            }
        }
        return sum / samples.rows() / samples.columns();
    }

    /** Returns the length of the way through the samples in their order over the distance of its ends. */
    static double detour(Matrix samples) {
        double length = 0;
        for (int i = 1; i < samples.rows(); i++) {
            length += distance(samples, i - 1, i);
        }
        return length / distance(samples, 0, samples.rows() - 1);
    }

    private static double distance(Matrix samples, int a, int b) {
        double sum = 0;
        for (int j = 0; j < samples.columns(); j++) {
            double difference = samples.get(a, j) - samples.get(b, j);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
