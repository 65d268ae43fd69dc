package org.hourglass.store.internal;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.base.Json;
import org.hourglass.base.Sha256;
import org.hourglass.engine.record.Journal.PlannedTrial;
import org.hourglass.engine.record.Journal.StudyEntry;

/** What is written of trials, each with a planned run for each replicate. */
final class TrialBook {

    /** So many go in one statement. */
    private static final int BATCH = 2000;

    private TrialBook() {}

    /** Plans the trials that a new study begins with. */
    static void begin(Transaction tx, long study, StudyEntry entry) throws SQLException {
        plan(tx, study, entry, 0);
    }

    /** Plans those trials of a study that are not planned. */
    static void extend(Transaction tx, long study, StudyEntry entry) throws SQLException {
        plan(tx, study, entry, count(tx, study));
    }

    static void planned(Transaction tx, long study, PlannedTrial trial) throws SQLException {
        int added = tx.update(
                "INSERT INTO trial (study, number, ask, point, point_key) SELECT ?, ?, ?, ?, ? "
                        + "WHERE NOT EXISTS (SELECT 1 FROM trial WHERE study = ? AND number = ?)",
                study,
                trial.number(),
                trial.ask(),
                Json.write(trial.point()),
                Sha256.of(Json.canonical(trial.point())),
                study,
                trial.number());
        if (added > 0) {
            planRuns(tx, study, trial.number(), 1);
        }
    }

    static List<PlannedTrial> all(Transaction tx, long study) throws SQLException {
        return tx.all(
                "SELECT number, ask, point FROM trial WHERE study = ? ORDER BY number",
                row -> new PlannedTrial(row.getInt(1), row.getLong(2), object(row.getString(3))),
                study);
    }

    @SuppressWarnings("NullAway") // the contract leaves it to its readers what a null in JSON means
    static Map<String, Object> object(String json) {
        return new LinkedHashMap<>(Json.parseObject(json));
    }

    private static int count(Transaction tx, long study) throws SQLException {
        return (int) tx.number("SELECT COALESCE(MAX(number) + 1, 0) FROM trial WHERE study = ?", study);
    }

    private static void plan(Transaction tx, long study, StudyEntry entry, int from) throws SQLException {
        for (int first = from; first < entry.trials().size(); first += BATCH) {
            int size = Math.min(BATCH, entry.trials().size() - first);
            insert(tx, study, first, entry.trials().subList(first, first + size));
            planRuns(tx, study, first, size);
        }
    }

    private static void insert(Transaction tx, long study, int first, List<Map<String, Object>> trials)
            throws SQLException {
        Integer[] numbers = new Integer[trials.size()];
        String[] points = new String[trials.size()];
        String[] keys = new String[trials.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = first + i;
            points[i] = Json.write(trials.get(i));
            keys[i] = Sha256.of(Json.canonical(trials.get(i)));
        }
        tx.update(
                "INSERT INTO trial (study, number, ask, point, point_key) "
                        + "SELECT ?, t.n, t.n, t.p, t.k FROM UNNEST(?, ?, ?) AS t (n, p, k)",
                study,
                numbers,
                points,
                keys);
    }

    private static void planRuns(Transaction tx, long study, int first, int trials) throws SQLException {
        long replicates = tx.number("SELECT replicates FROM study WHERE id = ?", study);
        long id = tx.number("SELECT COALESCE(MAX(id), 0) + 1 FROM run");
        tx.update(
                "INSERT INTO run (id, study, trial, replicate, state, attempt, told, seed, epochs, seconds) "
                        + "SELECT ? + t.x * ? + r.x, ?, ? + t.x, r.x, 'PLANNED', 0, FALSE, 0, 0, 0 "
                        + "FROM SYSTEM_RANGE(0, ?) t, SYSTEM_RANGE(0, ?) r",
                id,
                replicates,
                study,
                first,
                trials - 1,
                replicates - 1);
    }
}
