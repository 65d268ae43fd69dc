package org.hourglass.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of metrics as they are recorded: in the order of their names, of which the record has the list once. */
record Measured(long names, Double[] values) {

    static Measured of(Transaction tx, Map<String, Double> metrics) throws SQLException {
        SortedMap<String, Double> sorted = new TreeMap<>(metrics);
        return new Measured(
                tx.names().id(tx, List.copyOf(sorted.keySet())), sorted.values().toArray(new Double[0]));
    }

    /** Reads the number of the list and, in the column after it, the values. */
    static Measured read(ResultSet row, int column) throws SQLException {
        return new Measured(row.getLong(column), row.getObject(column + 1, Double[].class));
    }

    /** Returns the value of a metric, or null if it is not among them. */
    @Nullable
    Double value(Transaction tx, String metric) throws SQLException {
        int index = Collections.binarySearch(tx.names().list(tx, names), metric);
        return index < 0 ? null : values[index];
    }

    Map<String, Double> map(Transaction tx) throws SQLException {
        List<String> list = tx.names().list(tx, names);
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(list.get(i), values[i]);
        }
        return map;
    }
}
