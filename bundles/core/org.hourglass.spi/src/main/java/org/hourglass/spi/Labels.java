package org.hourglass.spi;

import java.util.Arrays;

/** The class of each sample, counted from 0, or {@link #UNKNOWN}. Immutable. */
public final class Labels {

    /** Stands for the class of a sample that has none or whose class is not to be known. */
    public static final int UNKNOWN = -1;

    private final int classes;
    private final int[] values;

    private Labels(int classes, int[] values) {
        this.classes = classes;
        this.values = values;
    }

    /**
     * Returns labels with a copy of these values.
     *
     * @throws IllegalArgumentException if a value is neither in [0, classes) nor {@link #UNKNOWN}
     */
    public static Labels of(int classes, int... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < UNKNOWN || values[i] >= classes) {
                throw new IllegalArgumentException(
                        "labels: a label must be in [0, %d), or -1 where it is not known, but got %d in row %d"
                                .formatted(classes, values[i], i));
            }
        }
        return new Labels(classes, values.clone());
    }

    /** Returns how many classes there are. */
    public int classes() {
        return classes;
    }

    /** Returns how many samples there are. */
    public int size() {
        return values.length;
    }

    /** Returns the class of one sample, or {@link #UNKNOWN}. */
    public int get(int row) {
        return values[row];
    }

    /** Returns the labels from (included) to (excluded). */
    public Labels slice(int from, int to) {
        return new Labels(classes, Arrays.copyOfRange(values, from, to));
    }

    /** Returns a copy of all values. */
    public int[] toArray() {
        return values.clone();
    }
}
