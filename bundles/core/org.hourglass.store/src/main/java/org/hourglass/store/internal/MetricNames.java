package org.hourglass.store.internal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of names by their numbers, as one connection has seen them: most rows have one of very few lists. */
final class MetricNames {

    /** So many are remembered at most. */
    private static final int MOST = 1000;

    private final Map<List<String>, Long> ids = new HashMap<>();
    private final Map<Long, List<String>> lists = new HashMap<>();

    /** Returns the number of a list, recorded if it is new. */
    long id(Transaction tx, List<String> names) throws SQLException {
        Long known = ids.get(names);
        return known != null ? known : remembered(names, find(tx, names));
    }

    /** Returns the list of a number. */
    List<String> list(Transaction tx, long id) throws SQLException {
        List<String> known = lists.get(id);
        if (known != null) {
            return known;
        }
        List<String> names = tx.first(
                        "SELECT names FROM metric_names WHERE id = ?",
                        row -> List.of(row.getObject(1, String[].class)),
                        id)
                .orElseThrow();
        remembered(names, id);
        return names;
    }

    /** Forgets all, because what was recorded may have been taken back. */
    void forget() {
        ids.clear();
        lists.clear();
    }

    private static long find(Transaction tx, List<String> names) throws SQLException {
        String[] array = names.toArray(new String[0]);
        Optional<Long> found =
                tx.first("SELECT id FROM metric_names WHERE names = ?", row -> row.getLong(1), (Object) array);
        if (found.isPresent()) {
            return found.get();
        }
        long id = tx.number("SELECT COALESCE(MAX(id), 0) + 1 FROM metric_names");
        tx.update("INSERT INTO metric_names (id, names) VALUES (?, ?)", id, array);
        return id;
    }

    private long remembered(List<String> names, long id) {
        if (ids.size() >= MOST) {
            forget();
        }
        List<String> copy = List.copyOf(names);
        ids.put(copy, id);
        lists.put(id, copy);
        return id;
    }
}
