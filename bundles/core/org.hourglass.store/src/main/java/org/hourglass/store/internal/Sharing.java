package org.hourglass.store.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;

/** Gives a run the result of an equal one; trackers are told all of it, at the times when it happened. */
final class Sharing {

    private final RunBook runs;

    Sharing(RunBook runs) {
        this.runs = runs;
    }

    static Optional<RunId> completed(Transaction tx, String key) throws SQLException {
        return tx.first(
                "SELECT s.name, r.trial, r.replicate FROM operative o JOIN run r ON r.id = o.run JOIN study s ON s.id = r.study "
                        + "WHERE o.key_start = ? AND r.run_key = ? AND r.state = 'COMPLETED' "
                        + "ORDER BY r.shared_from NULLS FIRST, r.id",
                row -> new RunId(row.getString(1), row.getInt(2), row.getInt(3)),
                RunBook.keyStart(key),
                key);
    }

    void share(Transaction tx, RunBook.Start start, RunId other) throws SQLException {
        RunBook.Row row = RunBook.row(tx, start.run());
        if (row.state().ended()) {
            return;
        }
        RunBook.Row source = RunBook.row(tx, other);
        if (source.state() != RunState.COMPLETED || !start.key().equals(source.key())) {
            throw new HourglassException(
                    ErrorCode.INTERNAL,
                    "%s: must be COMPLETED with key %s to be shared, but got %s with key %s"
                            .formatted(other, start.key(), source.state(), source.key()));
        }
        Instant now = runs.now();
        Instant began = time(tx, "SELECT started FROM run WHERE id = ?", source.id());
        Instant ended = time(tx, "SELECT ended FROM run WHERE id = ?", source.id());
        runs.begin(tx, row, start, began);
        copy(tx, row.id(), source.id());
        tellEpochs(tx, row.id(), start.run(), now);
        RunId origin = origin(tx, source.id(), other);
        Ending ending = new Ending(start.run(), outcome(tx, source.id()), ended, Optional.of(origin));
        ending.record(tx, row.id());
        ending.tellTrackers(tx, row.id(), now);
    }

    private static Instant time(Transaction tx, String query, long run) throws SQLException {
        return tx.first(query, row -> Objects.requireNonNull(row.getObject(1, Instant.class)), run)
                .orElseThrow();
    }

    /** Returns the run that did the work, if the one that is shared has shared it too. */
    private static RunId origin(Transaction tx, long run, RunId itself) throws SQLException {
        return tx.first(
                        "SELECT s.name, o.trial, o.replicate FROM run r JOIN run o ON o.id = r.shared_from "
                                + "JOIN study s ON s.id = o.study WHERE r.id = ?",
                        row -> new RunId(row.getString(1), row.getInt(2), row.getInt(3)),
                        run)
                .orElse(itself);
    }

    private static void copy(Transaction tx, long run, long source) throws SQLException {
        RunBook.forget(tx, run, "checkpoint");
        History.forget(tx, run);
        History.copy(tx, run, source);
        tx.update(
                "UPDATE run SET (state, owner, started, ended, epochs, seconds, weights, shared_from) = "
                        + "(SELECT o.state, NULL, o.started, o.ended, o.epochs, o.seconds, o.weights, "
                        + "COALESCE(o.shared_from, o.id) FROM run o WHERE o.id = ?) WHERE id = ?",
                source,
                run);
    }

    private static void tellEpochs(Transaction tx, long run, RunId id, Instant now) throws SQLException {
        for (History.Epoch epoch : History.all(tx, run)) {
            RunBook.tellEpoch(tx, id, History.id(run, epoch.epoch()), epoch.told(), now);
        }
    }

    private static Outcome outcome(Transaction tx, long run) throws SQLException {
        Map<String, Double> atTheEnd = tx.first(
                        "SELECT end_names, end_measured FROM outcome WHERE run = ?",
                        row -> Measured.read(row, 1).map(tx),
                        run)
                .orElse(Map.of());
        List<Artifact> artifacts = Views.artifacts(tx, run);
        return tx.first(
                        "SELECT weights, epochs, seconds FROM run WHERE id = ?",
                        row -> new Outcome(
                                RunState.COMPLETED,
                                Optional.ofNullable(row.getString(1)),
                                row.getInt(2),
                                row.getDouble(3),
                                atTheEnd,
                                artifacts,
                                Optional.empty()),
                        run)
                .orElseThrow();
    }
}
