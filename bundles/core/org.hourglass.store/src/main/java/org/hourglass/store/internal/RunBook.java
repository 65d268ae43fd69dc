package org.hourglass.store.internal;

import static org.hourglass.store.internal.Telling.payload;
import static org.hourglass.store.internal.Telling.tell;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Json;
import org.hourglass.base.Sha256;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Journal.Pending;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.store.Outbox.Kind;
import org.jspecify.annotations.Nullable;

/** What is written of runs. A run that has ended stays as it ended. */
final class RunBook {

    private final Place place;
    private final Clock clock;

    RunBook(Place place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /** What decides how an event of a run is to be taken. */
    record Row(long id, RunState state, boolean told, @Nullable String owner, @Nullable String key) {}

    /** Who asks for a run, and by which order. */
    record Start(RunId run, long seed, String key, String order, String owner) {}

    List<Pending> pending(Transaction tx, String study) throws SQLException {
        return tx.all(
                "SELECT r.trial, r.replicate, r.state, r.seconds, r.run_key, c.epoch, c.file, c.sha256 FROM run r "
                        + "LEFT JOIN checkpoint c ON c.run = r.id "
                        + "WHERE r.study = ? AND r.state IN ('PLANNED', 'INTERRUPTED') ORDER BY r.trial, r.replicate",
                row -> new Pending(
                        new RunId(study, row.getInt(1), row.getInt(2)),
                        RunState.valueOf(row.getString(3)),
                        Optional.ofNullable(row.getString(5)),
                        row.getString(7) == null
                                ? Optional.empty()
                                : Optional.of(new Checkpoint(
                                        row.getInt(6), place.workspace().resolve(row.getString(7)), row.getString(8))),
                        row.getDouble(4)),
                StudyBook.id(tx, study));
    }

    void started(Transaction tx, Start start) throws SQLException {
        Row row = row(tx, start.run());
        boolean repeated = row.state() == RunState.RUNNING && start.owner().equals(row.owner());
        if (row.state().ended() || repeated) {
            return;
        }
        begin(tx, row, start, now());
    }

    /** Writes that a run is at work; trackers hear of its first attempt. */
    void begin(Transaction tx, Row row, Start start, Instant began) throws SQLException {
        boolean told = row.told();
        if (row.key() != null && !row.key().equals(start.key())) {
            // what an attempt by another order left is no part of this one
            told = false;
            clear(tx, start.run(), row);
        }
        if (!start.key().equals(row.key())) {
            tx.update(
                    "MERGE INTO operative (run, key_start, content) KEY (run) VALUES (?, ?, ?)",
                    row.id(),
                    keyStart(start.key()),
                    start.order());
        }
        tx.update(
                "UPDATE run SET state = 'RUNNING', attempt = attempt + 1, told = TRUE, seed = ?, run_key = ?, owner = ?, "
                        + "started = COALESCE(started, ?) WHERE id = ?",
                start.seed(),
                start.key(),
                start.owner(),
                began,
                row.id());
        if (!told) {
            tellBegun(tx, row.id(), start, began);
        }
    }

    /** Returns by which order a run began last, if it did. */
    Optional<Start> start(Transaction tx, RunId run, Row row) throws SQLException {
        return tx.first(
                "SELECT r.seed, r.run_key, o.content FROM run r JOIN operative o ON o.run = r.id WHERE r.id = ?",
                found -> new Start(run, found.getLong(1), found.getString(2), found.getString(3), ""),
                row.id());
    }

    /** Returns by what equal runs are looked for. */
    static String keyStart(String key) {
        return key.substring(0, Math.min(16, key.length()));
    }

    /** The order is added to this when it is told, see {@link Told}. */
    void tellBegun(Transaction tx, long id, Start start, Instant began) throws SQLException {
        RunId run = start.run();
        Map<String, @Nullable Object> point = point(tx, run);
        tell(
                tx,
                run.toString(),
                Kind.RUN,
                now(),
                payload(
                        "run", id,
                        "study", run.study(),
                        "trial", run.trial(),
                        "replicate", run.replicate(),
                        "seed", start.seed(),
                        "key", start.key(),
                        "started", began.toEpochMilli(),
                        "point", point,
                        "name", RunName.of(run, point)));
    }

    /** Forgets what a run has come to, here and at trackers. */
    void clear(Transaction tx, RunId run, Row row) throws SQLException {
        forget(tx, row.id(), "outcome", "artifact", "checkpoint");
        History.forget(tx, row.id());
        tx.update(
                "UPDATE run SET owner = NULL, run_key = NULL, started = NULL, ended = NULL, epochs = 0, seconds = 0, "
                        + "weights = NULL, error_code = NULL, error_message = NULL, error_trace = NULL, trace_key = NULL, "
                        + "shared_from = NULL, told = FALSE WHERE id = ?",
                row.id());
        if (row.told()) {
            tell(tx, run.toString(), Kind.FORGOTTEN, now(), payload("time", now().toEpochMilli()));
        }
    }

    static void forget(Transaction tx, long run, String... tables) throws SQLException {
        for (String table : tables) {
            tx.update("DELETE FROM %s WHERE run = ?".formatted(table), run);
        }
    }

    void epoch(Transaction tx, RunId run, int epoch, Map<String, Double> metrics, double seconds) throws SQLException {
        Row row = row(tx, run);
        Instant now = now();
        if (!row.state().ended() && History.add(tx, row.id(), new History.Epoch(epoch, seconds, now, metrics))) {
            tellEpoch(tx, run, History.id(row.id(), epoch), now, now);
        }
    }

    /** The metrics are added to this when it is told, see {@link Told}. */
    static void tellEpoch(Transaction tx, RunId run, long id, Instant happened, Instant now) throws SQLException {
        tell(
                tx,
                run.toString(),
                Kind.METRICS,
                now,
                payload(
                        "run", History.run(id),
                        "epoch", History.epoch(id),
                        "time", happened.toEpochMilli()));
    }

    /** The checkpoint told last is the one to go on from: the one before may be gone or spoilt. */
    void checkpoint(Transaction tx, RunId run, Checkpoint checkpoint) throws SQLException {
        Row row = row(tx, run);
        if (!row.state().ended()) {
            tx.update(
                    "MERGE INTO checkpoint (run, epoch, file, sha256) KEY (run) VALUES (?, ?, ?, ?)",
                    row.id(),
                    checkpoint.epoch(),
                    place.recorded(checkpoint.file()),
                    checkpoint.sha256());
        }
    }

    void interrupted(Transaction tx, RunId run, double seconds) throws SQLException {
        Row row = row(tx, run);
        if (row.state() == RunState.RUNNING) {
            interrupt(tx, row.id(), seconds);
        }
    }

    /** While a run is at work its row stays as it is, and what it has come to is in its epochs. */
    static void interrupt(Transaction tx, long run, double seconds) throws SQLException {
        History.Reached reached = History.reached(tx, run);
        tx.update(
                "UPDATE run SET state = 'INTERRUPTED', owner = NULL, epochs = GREATEST(epochs, ?), "
                        + "seconds = GREATEST(seconds, ?) WHERE id = ?",
                reached.epoch(),
                Math.max(seconds, reached.seconds()),
                run);
    }

    void ended(Transaction tx, RunId run, Outcome outcome) throws SQLException {
        Row row = row(tx, run);
        if (row.state().ended()) {
            return;
        }
        Instant now = now();
        Optional<RunError> error = outcome.error();
        tx.update(
                "UPDATE run SET state = ?, owner = NULL, ended = GREATEST(?, started), started = COALESCE(started, ?), weights = ?, epochs = ?, "
                        + "seconds = ?, error_code = ?, error_message = ?, error_trace = ?, trace_key = ? WHERE id = ?",
                outcome.state().name(),
                now,
                now,
                outcome.weights().orElse(null),
                outcome.epochs(),
                outcome.seconds(),
                error.map(RunError::code).orElse(null),
                error.map(RunError::message).orElse(null),
                error.map(RunError::trace).orElse(null),
                error.map(e -> Sha256.of(e.trace())).orElse(null),
                row.id());
        if (outcome.state() != RunState.COMPLETED) {
            forget(tx, row.id(), "checkpoint");
        }
        Ending ending = new Ending(run, outcome, now, Optional.empty());
        ending.record(tx, row.id());
        if (row.told()) {
            ending.tellTrackers(tx, row.id(), now);
        }
    }

    /** Returns the row of a run, which must have been planned by its study. */
    static Row row(Transaction tx, RunId run) throws SQLException {
        return tx.first(
                        "SELECT r.id, r.state, r.told, r.owner, r.run_key FROM run r JOIN study s ON s.id = r.study "
                                + "WHERE s.name = ? AND r.trial = ? AND r.replicate = ?",
                        row -> new Row(
                                row.getLong(1),
                                RunState.valueOf(row.getString(2)),
                                row.getBoolean(3),
                                row.getString(4),
                                row.getString(5)),
                        run.study(),
                        run.trial(),
                        run.replicate())
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.INTERNAL,
                        "run: must be planned by a study that was begun, but got %s".formatted(run)));
    }

    private static Map<String, @Nullable Object> point(Transaction tx, RunId run) throws SQLException {
        return Json.parseObject(tx.first(
                        "SELECT t.point FROM trial t JOIN study s ON s.id = t.study WHERE s.name = ? AND t.number = ?",
                        row -> row.getString(1),
                        run.study(),
                        run.trial())
                .orElseThrow());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
