package org.hourglass.datasets.files;

import java.util.List;

/** What is done to the columns of numbers of a table. */
enum Scale {
    /** Nothing. */
    NONE,
    /** Mean 0 and deviation 1. */
    STANDARDISE,
    /** From 0 to 1. */
    MIN_MAX,
    /** From 0 to 1, where test values that lie outside are moved to 0 or 1. */
    MIN_MAX_CLIPPED;

    /**
     * A fitted scale of one column: (x - shift) / divisor.
     *
     * @param clipped whether the result is kept in [0, 1]
     */
    record Fitted(double shift, double divisor, boolean clipped) {

        double of(double value) {
            double scaled = (value - shift) / divisor;
            return clipped ? Math.min(Math.max(scaled, 0), 1) : scaled;
        }
    }

    /** Fits the scale of a column to these rows; a constant column is only shifted. */
    Fitted fit(List<double[]> rows, int column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : rows) {
            low = Math.min(low, row[column]);
            high = Math.max(high, row[column]);
        }
        boolean clipped = this == MIN_MAX_CLIPPED;
        if (this == NONE || low == high) {
            return new Fitted(this == NONE ? 0 : low, 1, clipped);
        }
        return this == STANDARDISE ? standard(rows, column) : new Fitted(low, high - low, clipped);
    }

    private static Fitted standard(List<double[]> rows, int column) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[column];
        }
        double mean = sum / rows.size();
        double squares = 0;
        for (double[] row : rows) {
            squares += (row[column] - mean) * (row[column] - mean);
        }
        return new Fitted(mean, Math.sqrt(squares / rows.size()), false);
    }
}
