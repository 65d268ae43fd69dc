package org.hourglass.evaluators;

import org.hourglass.spi.Matrix;

/**
 * Codes with mean 0 and standard deviation 1 per unit, by the statistics of the training codes; constant units become
 * 0.
 */
final class Standardized {

    private final double[] mean;
    private final double[] scale;

    Standardized(Matrix train) {
        int units = train.columns();
        mean = new double[units];
        scale = new double[units];
        for (int j = 0; j < units; j++) {
            double sum = 0;
            for (int i = 0; i < train.rows(); i++) {
                sum += train.get(i, j);
            }
            mean[j] = sum / train.rows();
            double squares = 0;
            for (int i = 0; i < train.rows(); i++) {
                double d = train.get(i, j) - mean[j];
                squares += d * d;
            }
            double deviation = Math.sqrt(squares / train.rows());
            scale[j] = deviation > 1e-8 ? 1 / deviation : 0;
        }
    }

    double[] row(Matrix codes, int row) {
        double[] values = new double[mean.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = (codes.get(row, j) - mean[j]) * scale[j];
        }
        return values;
    }
}
