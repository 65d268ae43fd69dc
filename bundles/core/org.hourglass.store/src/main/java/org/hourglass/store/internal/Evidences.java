package org.hourglass.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hourglass.engine.record.Journal.Evidence;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;

/** What samplers and pruners look at, from three queries. */
final class Evidences {

    private final String study;
    private final String[] metrics;
    private final Map<Long, Map<String, SortedMap<Integer, Double>>> histories = new HashMap<>();

    Evidences(String study, List<String> metrics) {
        this.study = study;
        this.metrics = metrics.toArray(new String[0]);
    }

    List<Evidence> read(Transaction tx) throws SQLException {
        long id = StudyBook.id(tx, study);
        histories.clear();
        tx.each(
                "SELECT m.run, m.name, m.epoch, m.metric_value FROM run r JOIN metric m ON m.run = r.id "
                        + "WHERE r.study = ? AND m.name = ANY(?)",
                this::add,
                id,
                metrics);
        tx.each(
                "SELECT v.run, v.name, r.epochs, v.metric_value FROM run r JOIN result v ON v.run = r.id "
                        + "WHERE r.study = ? AND v.at_end AND v.name = ANY(?)",
                this::add,
                id,
                metrics);
        return tx.all(
                "SELECT id, trial, replicate, state, error_code, error_message, error_trace FROM run "
                        + "WHERE study = ? AND state <> 'PLANNED' ORDER BY trial, replicate",
                this::evidence,
                id);
    }

    private void add(ResultSet row) throws SQLException {
        histories
                .computeIfAbsent(row.getLong(1), run -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(2), name -> new TreeMap<>())
                .put(row.getInt(3), row.getDouble(4));
    }

    private Evidence evidence(ResultSet row) throws SQLException {
        String code = row.getString(5);
        return new Evidence(
                new RunId(study, row.getInt(2), row.getInt(3)),
                RunState.valueOf(row.getString(4)),
                Collections.unmodifiableMap(histories.getOrDefault(row.getLong(1), Map.of())),
                code == null ? Optional.empty() : Optional.of(new RunError(code, row.getString(6), row.getString(7))));
    }
}
