package org.hourglass.spi;

import java.util.List;

/**
 * Numbers per class, unit or setting.
 *
 * @param name kebab-case, unique within the evaluator
 * @param columns the names of the columns
 * @param rows a number or a text per column
 */
public record Table(String name, List<String> columns, List<List<Object>> rows) {

    /** Copies what it is given and rejects rows of another length. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("table %s: a row must have the %d values of %s, but got %s"
                        .formatted(name, columns.size(), columns, row));
            }
        }
    }
}
