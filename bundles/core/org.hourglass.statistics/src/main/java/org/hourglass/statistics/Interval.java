package org.hourglass.statistics;

/**
 * The numbers from low to high.
 *
 * @param low its lower end; -∞ where nothing bounds it
 * @param high its upper end; +∞ where nothing bounds it
 */
public record Interval(double low, double high) {

    /** Refuses ends that are no numbers or in the wrong order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "interval: low must be at most high, but got [%s, %s]".formatted(low, high));
        }
    }

    /** Says whether a value lies between the ends, or is one of them. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
