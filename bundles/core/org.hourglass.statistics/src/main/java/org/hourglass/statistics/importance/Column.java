package org.hourglass.statistics.importance;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A parameter over all trials. Two columns may have one path: that a parameter is active, where nothing says why, is one
 * of its own.
 *
 * @param path of the parameter
 * @param values positions in [0, 1] of a number, level numbers of a choice, NaN where it is not active
 * @param levels how many of a choice; 0 for a number
 * @param gate what it is active by, null if always
 */
record Column(String path, double[] values, int levels, @Nullable Gate gate) {

    /** A column is active where a choice has one of these levels. */
    record Gate(int column, BitSet open) {}

    boolean number() {
        return levels == 0;
    }

    boolean activeAt(int trial) {
        return !Double.isNaN(values[trial]);
    }

    boolean varies() {
        return Arrays.stream(values).distinct().count() > 1;
    }

    Column gatedBy(Gate other) {
        return new Column(path, values, levels, other);
    }
}
