package org.hourglass.datasets.files;

import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Shape;

/**
 * Makes samples of rows.
 *
 * @param columns what a sample is made of
 * @param label the column of the classes, or -1
 * @param ranks the class of each number in that column
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record CsvEncoder(List<Column> columns, int label, int[] ranks) {

    /** A column that is part of a sample. */
    sealed interface Column {

        /** Returns how many values of a sample it becomes. */
        int width();

        /** Puts them in their place in a sample that is 0 elsewhere. */
        void put(double[] row, float[] samples, int at);
    }

    /** A column of numbers. */
    record Number(int index, Scale.Fitted scale) implements Column {

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void put(double[] row, float[] samples, int at) {
            samples[at] = (float) scale.of(row[index]);
        }
    }

    /** A column of texts, each of which is one value. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Category(int index, int[] ranks) implements Column {

        @Override
        public int width() {
            return ranks.length;
        }

        @Override
        public void put(double[] row, float[] samples, int at) {
            samples[at + ranks[(int) row[index]]] = 1;
        }
    }

    Shape sample() {
        return Shape.of(axis("features", width()));
    }

    private int width() {
        return columns.stream().mapToInt(Column::width).sum();
    }

    Samples encode(List<double[]> rows) throws IOException {
        int width = width();
        if ((long) rows.size() * width > Rows.MAX_VALUES) {
            throw new IOException("csv: must have at most %d values, but got %d lines of %d"
                    .formatted(Rows.MAX_VALUES, rows.size(), width));
        }
        float[] values = new float[rows.size() * width];
        int[] classes = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            int at = i * width;
            for (Column column : columns) {
                column.put(rows.get(i), values, at);
                at += column.width();
            }
            classes[i] = label < 0 ? 0 : ranks[(int) rows.get(i)[label]];
        }
        return new Samples(
                Matrix.of(rows.size(), width, values),
                label < 0 ? Optional.empty() : Optional.of(Labels.of(ranks.length, classes)));
    }
}
