package org.hourglass.spi.tensor;

/**
 * The closed interval in which all elements of a tensor or of a dataset lie, as far as it is known beforehand.
 *
 * @param low the lower bound, or minus infinity
 * @param high the upper bound, or infinity
 */
public record Interval(double low, double high) {

    /** All numbers: nothing is known. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** From 0 to 1: pixels, probabilities, sigmoid units. */
    public static final Interval UNIT = new Interval(0, 1);

    /** From 0 upwards: rectified units, squares. */
    public static final Interval POSITIVE = new Interval(0, Double.POSITIVE_INFINITY);

    /** Rejects bounds in the wrong order and NaN. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "interval: low must be at most high, but got [%s, %s]".formatted(low, high));
        }
    }

    /** Says whether every number of this interval lies in the other. */
    public boolean within(Interval that) {
        return that.low <= low && high <= that.high;
    }

    @Override
    public String toString() {
        return (Double.isInfinite(low) ? "(-∞" : "[" + text(low)) + ", "
                + (Double.isInfinite(high) ? "∞)" : text(high) + "]");
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
