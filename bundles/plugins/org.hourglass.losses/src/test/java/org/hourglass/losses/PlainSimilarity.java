package org.hourglass.losses;

import org.jspecify.annotations.Nullable;

/** Structural similarity window by window in plain Java, as the formula reads: independent of the tensors'. */
final class PlainSimilarity {

    private final int height;
    private final int width;
    private final int window;

    PlainSimilarity(int height, int width, int window) {
        this.height = height;
        this.width = width;
        this.window = window;
    }

    /** Returns the mean of the similarity, and of its part of contrast and structure. */
    double[] of(double[] x, double[] y) {
        double whole = 0;
        double contrast = 0;
        int windows = 0;
        for (int top = 0; top + window <= height; top++) {
            for (int left = 0; left + window <= width; left++) {
                double[] parts = at(x, y, top, left);
                whole += parts[0] * parts[1];
                contrast += parts[1];
                windows++;
            }
        }
        return new double[] {whole / windows, contrast / windows};
    }

    private double[] at(double[] x, double[] y, int top, int left) {
        double meanX = mean(x, null, top, left, 0, 0);
        double meanY = mean(y, null, top, left, 0, 0);
        double varianceX = mean(x, x, top, left, meanX, meanX);
        double varianceY = mean(y, y, top, left, meanY, meanY);
        double covariance = mean(x, y, top, left, meanX, meanY);
        return new double[] {
            (2 * meanX * meanY + 1e-4) / (meanX * meanX + meanY * meanY + 1e-4),
            (2 * covariance + 9e-4) / (varianceX + varianceY + 9e-4)
        };
    }

    /** The weighted mean of a - p, times b - q where there is b. */
    private double mean(double[] a, double @Nullable [] b, int top, int left, double p, double q) {
        double sum = 0;
        double total = 0;
        double middle = (window - 1) / 2.0;
        for (int i = 0; i < window; i++) {
            for (int j = 0; j < window; j++) {
                double weight = Math.exp(-(Math.pow(i - middle, 2) + Math.pow(j - middle, 2)) / (2 * 1.5 * 1.5));
                int at = (top + i) * width + left + j;
                sum += weight * (a[at] - p) * (b == null ? 1 : b[at] - q);
                total += weight;
            }
        }
        return sum / total;
    }
}
