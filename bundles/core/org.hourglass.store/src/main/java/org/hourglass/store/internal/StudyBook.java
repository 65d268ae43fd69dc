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
import java.util.UUID;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Sha256;
import org.hourglass.engine.record.Journal.StudyEntry;
import org.hourglass.engine.record.StudyState;
import org.hourglass.store.Outbox.Kind;
import org.hourglass.study.Objective;
import org.jspecify.annotations.Nullable;

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
            event(tx, study, "state", text, UUID.randomUUID().toString());
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
                "INSERT INTO study (id, name, question, source, canonical, sha256, replicates, attempts, state, why, created) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
                id,
                study.name(),
                study.question(),
                study.source(),
                study.canonical(),
                Sha256.of(study.canonical()),
                study.replicates(),
                study.attempts(),
                StudyState.NEW.name(),
                now);
        addObjectives(tx, id, study.objectives());
        TrialBook.begin(tx, id, study);
        addPlugins(tx, id, study.plugins());
        tell(
                tx,
                study.name(),
                Kind.STUDY,
                now,
                payload(
                        "study", study.name(),
                        "question", study.question(),
                        "metric", study.objectives().get(0).metric(),
                        "minimize", study.objectives().get(0).minimize(),
                        "objectives",
                                study.objectives().stream().map(StudyBook::data).toList(),
                        "plugins", study.plugins(),
                        "created", now.toEpochMilli()));
    }

    /** Makes a study what it has become. */
    void extend(Transaction tx, StudyEntry study) throws SQLException {
        long id = id(tx, study.name());
        tx.update(
                "UPDATE study SET question = ?, source = ?, canonical = ?, sha256 = ?, attempts = ? WHERE id = ?",
                study.question(),
                study.source(),
                study.canonical(),
                Sha256.of(study.canonical()),
                study.attempts(),
                id);
        TrialBook.extend(tx, id, study);
        tx.update("DELETE FROM study_plugin WHERE study = ?", id);
        addPlugins(tx, id, study.plugins());
    }

    private static void addObjectives(Transaction tx, long study, List<Objective> objectives) throws SQLException {
        for (int i = 0; i < objectives.size(); i++) {
            tx.update(
                    "INSERT INTO objective (study, position, metric, minimize) VALUES (?, ?, ?, ?)",
                    study,
                    i,
                    objectives.get(i).metric(),
                    objectives.get(i).minimize());
        }
    }

    private static void addPlugins(Transaction tx, long study, List<Map<String, Object>> plugins) throws SQLException {
        for (int i = 0; i < plugins.size(); i++) {
            long plugin = PluginBook.id(tx, plugins.get(i));
            tx.update("INSERT INTO study_plugin (study, position, plugin) VALUES (?, ?, ?)", study, i, plugin);
        }
    }

    private static Map<String, @Nullable Object> data(Objective objective) {
        return payload("metric", objective.metric(), "direction", objective.direction());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
