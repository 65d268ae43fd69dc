package org.hourglass.store.internal;

import static org.hourglass.store.internal.Telling.payload;
import static org.hourglass.store.internal.Telling.tell;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.store.Outbox.Kind;
import org.jspecify.annotations.Nullable;

/** What a run leaves at its end: its last values and its files, recorded and told. */
record Ending(RunId run, Outcome outcome, Instant ended, Optional<RunId> source) {

    void record(Transaction tx, long id) throws SQLException {
        results(tx, id);
        int position = 0;
        for (Artifact artifact : outcome.artifacts()) {
            tx.update(
                    "INSERT INTO artifact (run, path, position, media_type, sha256, byte_count, caption, file) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    artifact.path(),
                    position++,
                    artifact.type(),
                    artifact.sha256(),
                    artifact.size(),
                    artifact.caption(),
                    file(artifact));
        }
    }

    private void results(Transaction tx, long id) throws SQLException {
        Measured last = Measured.of(tx, History.last(tx, id));
        Measured end = Measured.of(tx, outcome.metrics());
        tx.update(
                "INSERT INTO outcome (run, last_names, last_measured, end_names, end_measured) VALUES (?, ?, ?, ?, ?)",
                id,
                last.names(),
                last.values(),
                end.names(),
                end.values());
    }

    /** The metrics are added to this when it is told, see {@link Told}. */
    void tellTrackers(Transaction tx, long id, Instant now) throws SQLException {
        for (Artifact artifact : outcome.artifacts()) {
            Map<String, @Nullable Object> payload = payload(
                    "path", artifact.path(),
                    "type", artifact.type(),
                    "sha256", artifact.sha256(),
                    "caption", artifact.caption(),
                    "file", file(artifact),
                    "epoch", outcome.epochs(),
                    "time", ended.toEpochMilli());
            tell(tx, run.toString(), Kind.ARTIFACT, now, payload);
        }
        Map<String, @Nullable Object> end = payload(
                "run", id,
                "state", outcome.state().name(),
                "time", ended.toEpochMilli(),
                "error", outcome.error().map(Ending::data).orElse(null),
                "weights", outcome.weights().orElse(null),
                "epochs", outcome.epochs(),
                "seconds", outcome.seconds());
        source.ifPresent(other -> end.put("sharedFrom", other.toString()));
        tell(tx, run.toString(), Kind.END, now, end);
    }

    /** A shared result's files stay where the run that made them left them. */
    private String file(Artifact artifact) {
        return ".hourglass/artifacts/%s/%s".formatted(source.orElse(run), artifact.path());
    }

    private static Map<String, @Nullable Object> data(RunError error) {
        return payload("code", error.code(), "message", error.message(), "trace", error.trace());
    }
}
