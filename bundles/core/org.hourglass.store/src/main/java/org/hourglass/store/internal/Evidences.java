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
    private final List<String> metrics;
    private final Map<Long, Map<String, SortedMap<Integer, Double>>> histories = new HashMap<>();

    Evidences(String study, List<String> metrics) {
        this.study = study;
        this.metrics = List.copyOf(metrics);
    }

    List<Evidence> read(Transaction tx) throws SQLException {
        long id = StudyBook.id(tx, study);
        histories.clear();
        tx.each(
                "SELECT h.id, h.names, h.measured FROM run r JOIN history h ON h.id BETWEEN r.id * 4294967296 "
                        + "AND r.id * 4294967296 + 2147483647 WHERE r.study = ? AND r.state <> 'PLANNED'",
                row -> add(
                        History.run(row.getLong(1)),
                        History.epoch(row.getLong(1)),
                        Measured.read(row, 2).map(tx)),
                id);
        tx.each(
                "SELECT o.run, r.epochs, o.end_names, o.end_measured FROM run r JOIN outcome o ON o.run = r.id "
                        + "WHERE r.study = ?",
                row -> add(row.getLong(1), row.getInt(2), Measured.read(row, 3).map(tx)),
                id);
        return tx.all(
                "SELECT id, trial, replicate, state, error_code, error_message, error_trace FROM run "
                        + "WHERE study = ? AND state <> 'PLANNED' ORDER BY trial, replicate",
                this::evidence,
                id);
    }

    private void add(long run, int epoch, Map<String, Double> measured) {
        for (String metric : metrics) {
            Double value = measured.get(metric);
            if (value != null) {
                histories
                        .computeIfAbsent(run, key -> new LinkedHashMap<>())
                        .computeIfAbsent(metric, key -> new TreeMap<>())
                        .put(epoch, value);
            }
        }
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
