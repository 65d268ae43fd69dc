package org.hourglass.datasets.files;

import java.io.IOException;
import java.util.Optional;
import org.hourglass.spi.Data;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * Samples as they were read, one after the other.
 *
 * @param name what messages call the source
 * @param sample the shape of one
 * @param values of all
 * @param labels their classes, if there are any
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Rows(String name, Shape sample, float[] values, Optional<int[]> labels) {

    /** The most values that a dataset may have: one Java array. */
    static final long MAX_VALUES = Integer.MAX_VALUE - 64L;

    int count() {
        return values.length / sample.size();
    }

    /** Splits the rows by a share. */
    Data split(Interval range, int classes, double testShare, long seed) throws IOException {
        Partition partition = Partition.of(name, count(), testShare, seed);
        return Data.of(sample, range, pick(partition.train(), classes), pick(partition.test(), classes));
    }

    /** Takes the rows of another source for the test; these are shuffled. */
    Data split(Interval range, int classes, Rows test, long seed) {
        return Data.of(sample, range, pick(Partition.order(count(), seed), classes), test.all(classes));
    }

    private Samples all(int classes) {
        return new Samples(Matrix.of(count(), sample.size(), values), labels.map(known -> Labels.of(classes, known)));
    }

    private Samples pick(int[] rows, int classes) {
        int size = sample.size();
        float[] chosen = new float[rows.length * size];
        int[] its = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * size, chosen, i * size, size);
            its[i] = labels.isPresent() ? labels.get()[rows[i]] : 0;
        }
        return new Samples(Matrix.of(rows.length, size, chosen), labels.map(known -> Labels.of(classes, its)));
    }

    /** Returns [0, 1] if all values lie there, else all numbers: bounds of other data would be taken from the test split. */
    static Interval range(float[]... parts) {
        for (float[] values : parts) {
            for (float value : values) {
                if (!(0 <= value && value <= 1)) {
                    return Interval.ALL;
                }
            }
        }
        return Interval.UNIT;
    }
}
