package org.hourglass.datasets.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows of a file, and where values are missing. */
final class CsvRows {

    private static final int NAMED_PLACES = 5;

    private final List<String> columns;
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private boolean complete = true;
    private long missing;
    private long all;

    CsvRows(List<String> columns) {
        this.columns = columns;
    }

    /** The row to be added next has no value in this column. */
    void miss(long line, int column) {
        complete = false;
        missing++;
        if (places.size() < NAMED_PLACES) {
            places.add("line %d `%s`".formatted(line, columns.get(column)));
        }
    }

    void add(double[] row) {
        all++;
        if (complete) {
            rows.add(row);
        }
        complete = true;
    }

    /** Returns the rows without missing values; notes that others are left out, or refuses them. */
    List<double[]> complete(CsvFile file, Csv.Missing rule, List<String> notes) throws IOException {
        if (missing > 0 && rule == Csv.Missing.REFUSE) {
            throw new IOException(("%s: must have a value everywhere, but none is in %s; fill them in, leave the lines"
                            + " out by `missing: skip`, or the columns by `ignore`")
                    .formatted(file.path(), shown()));
        } else if (missing > 0) {
            notes.add("%d of %d lines of %s left out for missing values: %s"
                    .formatted(all - rows.size(), all, file.path().getFileName(), shown()));
        }
        if (rows.isEmpty()) {
            throw new IOException("%s: must have lines with values, but got none of %d".formatted(file.path(), all));
        }
        return rows;
    }

    private String shown() {
        long more = missing - places.size();
        return String.join(", ", places) + (more > 0 ? " and %d more".formatted(more) : "");
    }
}
