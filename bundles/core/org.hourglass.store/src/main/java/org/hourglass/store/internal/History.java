package org.hourglass.store.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The epochs of runs. */
final class History {

    /** The bits of an epoch's number; those above it are the run's. */
    private static final int BITS = 32;

    private static final String OF_RUN = " FROM history WHERE id BETWEEN ? AND ? ";

    private History() {}

    /** An epoch as it was told. */
    record Epoch(int epoch, double seconds, Instant told, Map<String, Double> metrics) {}

    static long id(long run, int epoch) {
        return run << BITS | epoch;
    }

    static long run(long id) {
        return id >> BITS;
    }

    static int epoch(long id) {
        return (int) id;
    }

    /** Adds an epoch unless it is there; says whether it was added. */
    static boolean add(Transaction tx, long run, Epoch epoch) throws SQLException {
        long id = id(run, epoch.epoch());
        if (tx.first("SELECT 1 FROM history WHERE id = ?", row -> row.getInt(1), id)
                .isPresent()) {
            return false;
        }
        Measured measured = Measured.of(tx, epoch.metrics());
        tx.update(
                "INSERT INTO history (id, seconds, told, names, measured) VALUES (?, ?, ?, ?, ?)",
                id,
                epoch.seconds(),
                epoch.told(),
                measured.names(),
                measured.values());
        return true;
    }

    /** How far a run has come. */
    record Reached(int epoch, double seconds) {}

    static Reached reached(Transaction tx, long run) throws SQLException {
        return tx.first(
                        "SELECT id, seconds" + OF_RUN + "ORDER BY id DESC FETCH FIRST ROW ONLY",
                        row -> new Reached(epoch(row.getLong(1)), row.getDouble(2)),
                        id(run, 0),
                        id(run, Integer.MAX_VALUE))
                .orElse(new Reached(0, 0));
    }

    static List<Epoch> all(Transaction tx, long run) throws SQLException {
        return tx.all(
                "SELECT id, seconds, told, names, measured" + OF_RUN + "ORDER BY id",
                row -> new Epoch(
                        epoch(row.getLong(1)),
                        row.getDouble(2),
                        Objects.requireNonNull(row.getObject(3, Instant.class)),
                        Measured.read(row, 4).map(tx)),
                id(run, 0),
                id(run, Integer.MAX_VALUE));
    }

    /** Returns the last value of each metric. */
    static Map<String, Double> last(Transaction tx, long run) throws SQLException {
        Map<String, Double> last = new TreeMap<>();
        all(tx, run).forEach(epoch -> last.putAll(epoch.metrics()));
        return last;
    }

    static Optional<Map<String, Double>> metrics(Transaction tx, long run, int epoch) throws SQLException {
        return tx.first(
                "SELECT names, measured FROM history WHERE id = ?",
                row -> Measured.read(row, 1).map(tx),
                id(run, epoch));
    }

    static void copy(Transaction tx, long run, long source) throws SQLException {
        tx.update(
                "INSERT INTO history (id, seconds, told, names, measured) SELECT id + ?, seconds, told, names, measured"
                        + OF_RUN,
                id(run, 0) - id(source, 0),
                id(source, 0),
                id(source, Integer.MAX_VALUE));
    }

    static void forget(Transaction tx, long run) throws SQLException {
        tx.update("DELETE" + OF_RUN, id(run, 0), id(run, Integer.MAX_VALUE));
    }
}
