package org.hourglass.evaluators;

import java.util.stream.IntStream;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;

/** Codes of samples whose class is known, with it. */
record Known(Matrix codes, Labels labels) {

    /** Takes the first of them, at most so many. */
    static Known first(int most, Matrix codes, Labels labels) {
        int[] rows = IntStream.range(0, codes.rows())
                .filter(row -> labels.get(row) != Labels.UNKNOWN)
                .limit(most)
                .toArray();
        if (rows.length == 0 || rows[rows.length - 1] == rows.length - 1) {
            return new Known(codes.slice(0, rows.length), labels.slice(0, rows.length));
        }
        float[] values = new float[rows.length * codes.columns()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(codes.row(rows[i]), 0, values, i * codes.columns(), codes.columns());
        }
        return new Known(
                Matrix.of(rows.length, codes.columns(), values),
                Labels.of(labels.classes(), IntStream.of(rows).map(labels::get).toArray()));
    }

    boolean isEmpty() {
        return codes.rows() == 0;
    }
}
