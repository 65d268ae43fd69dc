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
import org.hourglass.engine.record.Journal.StudyEntry;
import org.hourglass.engine.record.StudyState;
import org.hourglass.store.Outbox.Kind;

/** What is written of studies. */
final class StudyBook {

    private final Clock clock;

    StudyBook(Clock clock) {
        this.clock = clock;
    }

    static long id(Transaction tx, String study) throws SQLException {
        return tx.first("SELECT id FROM study WHERE name = ?", row -> row.getLong(1), study)
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.INTERNAL, "study: must have been begun, but got `%s`".formatted(study)));
    }

    void begin(Transaction tx, StudyEntry study) throws SQLException {
        Optional<String> recorded =
                tx.first("SELECT canonical FROM study WHERE name = ?", row -> row.getString(1), study.name());
        if (recorded.isEmpty()) {
            add(tx, study);
        } else if (!recorded.get().equals(study.canonical())) {
            List<String> lines = Difference.between(recorded.get(), study.canonical());
            throw new HourglassException(
                    ErrorCode.USER,
                    "`study`: must be the study that is recorded as `%s`, but got another one; give it a name of its own, or bring back what was changed:\n  %s"
                            .formatted(study.name(), String.join("\n  ", lines)));
        }
    }

    void state(Transaction tx, String study, StudyState state, String why) throws SQLException {
        long id = id(tx, study);
        Instant now = now();
        int changed = tx.update(
                "UPDATE study SET state = ?, why = ? WHERE id = ? AND (state <> ? OR why <> ?)",
                state.name(),
                why,
                id,
                state.name(),
                why);
        if (changed > 0) {
            String text = why.isEmpty() ? state.name() : state.name() + ": " + why;
            event(tx, study, "state", text, "%d/%s/%d".formatted(id, state, now.toEpochMilli()));
            tell(
                    tx,
                    study,
                    Kind.STUDY_STATE,
                    now,
                    payload(
                            "state", state.name(),
                            "why", why,
                            "time", now.toEpochMilli(),
                            "best", Standings.best(tx, id)));
        }
    }

    /** Remembers an event; the telling is its own, so that a replay does not double it. */
    void event(Transaction tx, String study, String kind, String text, String telling) throws SQLException {
        tx.update(
                "INSERT INTO event (id, study, telling, happened, kind, text) "
                        + "SELECT (SELECT COALESCE(MAX(id), 0) + 1 FROM event), ?, ?, ?, ?, ? "
                        + "WHERE NOT EXISTS (SELECT 1 FROM event WHERE telling = ?)",
                id(tx, study),
                telling,
                now(),
                kind,
                text,
                telling);
    }

    private void add(Transaction tx, StudyEntry study) throws SQLException {
        long id = tx.number("SELECT COALESCE(MAX(id), 0) + 1 FROM study");
        Instant now = now();
        tx.update(
                "INSERT INTO study (id, name, question, source, canonical, sha256, metric, minimize, replicates, state, why, created) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
                id,
                study.name(),
                study.question(),
                study.source(),
                study.canonical(),
                Sha256.of(study.canonical()),
                study.objectiveMetric(),
                study.minimize(),
                study.replicates(),
                StudyState.NEW.name(),
                now);
        addTrials(tx, id, study);
        for (int i = 0; i < study.plugins().size(); i++) {
            long plugin = PluginBook.id(tx, study.plugins().get(i));
            tx.update("INSERT INTO study_plugin (study, position, plugin) VALUES (?, ?, ?)", id, i, plugin);
        }
        tell(
                tx,
                study.name(),
                Kind.STUDY,
                now,
                payload(
                        "study", study.name(),
                        "question", study.question(),
                        "metric", study.objectiveMetric(),
                        "minimize", study.minimize(),
                        "plugins", study.plugins(),
                        "created", now.toEpochMilli()));
    }

    private static void addTrials(Transaction tx, long study, StudyEntry entry) throws SQLException {
        int trials = entry.trials().size();
        Integer[] numbers = new Integer[trials];
        String[] points = new String[trials];
        String[] keys = new String[trials];
        for (int i = 0; i < trials; i++) {
            Map<String, Object> point = entry.trials().get(i);
            numbers[i] = i;
            points[i] = Json.write(point);
            keys[i] = Sha256.of(Json.canonical(point));
        }
        tx.update(
                "INSERT INTO trial (study, number, point, point_key) SELECT ?, t.n, t.p, t.k FROM UNNEST(?, ?, ?) AS t (n, p, k)",
                study,
                numbers,
                points,
                keys);
        tx.update(
                "INSERT INTO run (id, study, trial, replicate, state, attempt, seed, epochs, seconds) "
                        + "SELECT (SELECT COALESCE(MAX(id), 0) FROM run) + 1 + t.x * ? + r.x, ?, t.x, r.x, 'PLANNED', 0, 0, 0, 0 "
                        + "FROM SYSTEM_RANGE(0, ?) t, SYSTEM_RANGE(0, ?) r ORDER BY t.x, r.x",
                entry.replicates(),
                study,
                trials - 1,
                entry.replicates() - 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
