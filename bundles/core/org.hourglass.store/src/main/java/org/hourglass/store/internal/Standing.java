package org.hourglass.store.internal;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a run has come to, beside its row: how far it is, if it is at work, and the last values of its metrics. */
record Standing(int epochs, double seconds, Map<String, Double> metrics) {

    static final Standing NONE = new Standing(0, 0, Map.of());

    private static final String OUTCOME =
            "SELECT o.last_names, o.last_measured, o.end_names, o.end_measured, o.run FROM ";

    Standing {
        metrics = Collections.unmodifiableMap(metrics);
    }

    /** Returns how the runs of a study stand that have begun, by number. */
    static Map<Long, Standing> of(Transaction tx, long study) throws SQLException {
        Map<Long, Standing> standings = new HashMap<>();
        tx.each(
                OUTCOME + "run r JOIN outcome o ON o.run = r.id WHERE r.study = ?",
                row -> standings.put(row.getLong(5), ended(tx, Measured.read(row, 1), Measured.read(row, 3))),
                study);
        for (long run : tx.all(
                "SELECT id FROM run WHERE study = ? AND state IN ('RUNNING', 'INTERRUPTED')",
                row -> row.getLong(1),
                study)) {
            standings.put(run, going(tx, run));
        }
        return standings;
    }

    static Standing ofRun(Transaction tx, long run) throws SQLException {
        Optional<Standing> ended = tx.first(
                OUTCOME + "outcome o WHERE o.run = ?",
                row -> ended(tx, Measured.read(row, 1), Measured.read(row, 3)),
                run);
        return ended.isPresent() ? ended.get() : going(tx, run);
    }

    private static Standing ended(Transaction tx, Measured last, Measured end) throws SQLException {
        Map<String, Double> metrics = new TreeMap<>(last.map(tx));
        metrics.putAll(end.map(tx));
        return new Standing(0, 0, metrics);
    }

    private static Standing going(Transaction tx, long run) throws SQLException {
        History.Reached reached = History.reached(tx, run);
        return new Standing(reached.epoch(), reached.seconds(), History.last(tx, run));
    }
}
