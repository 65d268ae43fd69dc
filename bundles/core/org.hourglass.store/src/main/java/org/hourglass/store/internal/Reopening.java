package org.hourglass.store.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;

/** Takes back how runs have ended. */
final class Reopening {

    private final StudyBook studies;
    private final RunBook runs;

    Reopening(StudyBook studies, RunBook runs) {
        this.studies = studies;
        this.runs = runs;
    }

    /** Why runs are planned again, and what tells the replay of that from a second time. */
    record Reason(String text, String telling) {}

    /** Trackers that know of the run hear that it began and is parked, and of nothing between. */
    void park(Transaction tx, RunId run, String why) throws SQLException {
        RunBook.Row row = RunBook.row(tx, run);
        if (row.state() == RunState.PARKED) {
            return;
        }
        Optional<RunBook.Start> begun = runs.start(tx, run, row);
        runs.clear(tx, run, row);
        Instant now = runs.now();
        tx.update(
                "UPDATE run SET state = 'PARKED', ended = ?, told = ?, error_code = 'PARKED', error_message = ?, "
                        + "error_trace = '' WHERE id = ?",
                now,
                row.told(),
                why,
                row.id());
        if (row.told() && begun.isPresent()) {
            runs.tellBegun(tx, row.id(), begun.get(), now);
            RunError error = new RunError("PARKED", why, "");
            Outcome parked =
                    new Outcome(RunState.PARKED, Optional.empty(), 0, 0, Map.of(), List.of(), Optional.of(error));
            new Ending(run, parked, now, Optional.empty()).tellTrackers(tx, row.id(), now);
        }
    }

    void reopen(Transaction tx, String study, List<RunId> ended, Reason reason) throws SQLException {
        for (RunId run : ended) {
            RunBook.Row row = RunBook.row(tx, run);
            if (row.state().ended()) {
                String was = tx.first(
                                "SELECT error_code, error_message FROM run WHERE id = ? AND error_code IS NOT NULL",
                                found -> " (%s: %s)".formatted(found.getString(1), found.getString(2)),
                                row.id())
                        .orElse("");
                String text = "%s: %s was %s%s".formatted(reason.text(), run, row.state(), was);
                studies.event(tx, study, "reopened", text, "%s/%d".formatted(reason.telling(), row.id()));
                runs.clear(tx, run, row);
                tx.update("UPDATE run SET state = 'PLANNED' WHERE id = ?", row.id());
            }
        }
    }

    /** Lets the completed runs of a study go on. Without their key they take the checkpoint of whatever order comes. */
    static void goOn(Transaction tx, long study) throws SQLException {
        for (String table : List.of("outcome", "artifact")) {
            tx.update(
                    "DELETE FROM %s WHERE run IN (SELECT id FROM run WHERE study = ? AND state = 'COMPLETED')"
                            .formatted(table),
                    study);
        }
        tx.update(
                "UPDATE run SET state = 'INTERRUPTED', run_key = NULL, ended = NULL, weights = NULL, shared_from = NULL "
                        + "WHERE study = ? AND state = 'COMPLETED'",
                study);
    }
}
