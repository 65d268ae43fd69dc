package org.hourglass.evaluators;

import java.util.Arrays;
import org.hourglass.spi.Matrix;

/** Codes with a standard deviation of 1, by the statistics of the training codes. */
final class Standardized {

    private static final double CONSTANT = 1e-8;

    private final double[] mean;
    private final double[] scale;

    /** What has a standard deviation of 1. */
    enum Scaling {

        /** Each unit, about a mean of 0; constant units become 0. */
        UNIT,

        /** All values together, about 0: what is 0 stays 0, and the units keep their proportions. */
        CODE
    }

    private Standardized(double[] mean, double[] scale) {
        this.mean = mean;
        this.scale = scale;
    }

    static Standardized of(Matrix train, Scaling scaling) {
        return scaling == Scaling.UNIT ? unitByUnit(train) : asAWhole(train);
    }

    private static Standardized unitByUnit(Matrix train) {
        int units = train.columns();
        double[] mean = new double[units];
        double[] scale = new double[units];
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
            scale[j] = reciprocal(squares / train.rows());
        }
        return new Standardized(mean, scale);
    }

    private static Standardized asAWhole(Matrix train) {
        double squares = 0;
        for (int i = 0; i < train.rows(); i++) {
            for (int j = 0; j < train.columns(); j++) {
                squares += (double) train.get(i, j) * train.get(i, j);
            }
        }
        double[] scale = new double[train.columns()];
        Arrays.fill(scale, reciprocal(squares / train.rows() / train.columns()));
        return new Standardized(new double[train.columns()], scale);
    }

    private static double reciprocal(double variance) {
        double deviation = Math.sqrt(variance);
        return deviation > CONSTANT ? 1 / deviation : 0;
    }

    double[] row(Matrix codes, int row) {
        double[] values = new double[mean.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = (codes.get(row, j) - mean[j]) * scale[j];
        }
        return values;
    }
}
