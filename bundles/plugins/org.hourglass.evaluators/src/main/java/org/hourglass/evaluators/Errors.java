package org.hourglass.evaluators;

import java.nio.FloatBuffer;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Interval;

/**
 * The errors of reconstructions, summed in float64.
 *
 * @param mse mean of (x - r)² over all values
 * @param mae mean of |x - r| over all values
 * @param psnr 10 log₁₀(peak² / mse), of the mean error; NaN where the range has no bounds
 * @param meanPsnr the mean of each sample's PSNR, those without error left out; another number (Jensen)
 */
record Errors(double mse, double mae, double psnr, double meanPsnr) {

    static Errors of(Matrix clean, Matrix reconstructed, Interval range) {
        FloatBuffer x = clean.values();
        FloatBuffer r = reconstructed.values();
        double peak = range.high() - range.low();
        double squares = 0;
        double absolute = 0;
        double decibels = 0;
        int inexact = 0;
        for (int i = 0; i < clean.rows(); i++) {
            double own = 0;
            for (int j = 0; j < clean.columns(); j++) {
                double error = (double) x.get(i * clean.columns() + j) - r.get(i * clean.columns() + j);
                own += error * error;
                absolute += Math.abs(error);
            }
            squares += own;
            if (own > 0) {
                decibels += decibels(peak, own / clean.columns());
                inexact++;
            }
        }
        double values = (double) clean.rows() * clean.columns();
        double mse = squares / values;
        return new Errors(mse, absolute / values, decibels(peak, mse), decibels / inexact);
    }

    private static double decibels(double peak, double mse) {
        return Double.isInfinite(peak) ? Double.NaN : 10 * Math.log10(peak * peak / mse);
    }

    /** Returns the mean squared distance of all values from the mean of their column. */
    static double variance(Matrix samples, double[] mean) {
        FloatBuffer x = samples.values();
        double squares = 0;
        int size = samples.rows() * samples.columns();
        for (int i = 0; i < size; i++) {
            double d = x.get(i) - mean[i % mean.length];
            squares += d * d;
        }
        return squares / size;
    }
}
