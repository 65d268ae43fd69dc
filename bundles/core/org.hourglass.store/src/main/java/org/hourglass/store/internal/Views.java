package org.hourglass.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Record.Point;
import org.hourglass.engine.record.Record.RunDetail;
import org.hourglass.engine.record.Record.RunView;
import org.hourglass.engine.record.Record.StudyView;
import org.hourglass.engine.record.Record.TrialView;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.study.Objective;

/**
 * What is read of studies and runs, a handful of queries whatever the number of trials. Where no process is at work, what is
 * recorded as RUNNING was cut off.
 */
final class Views {

    private static final String RUN =
            "SELECT r.id, r.trial, r.replicate, r.seed, r.state, r.run_key, r.weights, r.epochs, r.seconds, "
                    + "r.error_code, r.error_message, r.error_trace FROM run r ";

    private Views() {}

    static StudyState state(String recorded, boolean atWork) {
        StudyState state = StudyState.valueOf(recorded);
        return state == StudyState.RUNNING && !atWork ? StudyState.STOPPED : state;
    }

    static RunState runState(String recorded, boolean atWork) {
        RunState state = RunState.valueOf(recorded);
        return state == RunState.RUNNING && !atWork ? RunState.INTERRUPTED : state;
    }

    static Optional<StudyView> study(Transaction tx, String name, boolean atWork) throws SQLException {
        Optional<Long> id = tx.first("SELECT id FROM study WHERE name = ?", row -> row.getLong(1), name);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, Object>> plugins = plugins(tx, id.get());
        List<Objective> objectives = objectives(tx, id.get());
        Map<Integer, List<RunView>> runs = runs(tx, id.get(), atWork);
        return tx.first(
                "SELECT question, state, attempts FROM study WHERE id = ?",
                row -> {
                    StudyState state = state(row.getString(2), atWork);
                    List<TrialView> trials = trials(tx, id.get(), objectives, runs, state == StudyState.RUNNING);
                    return new StudyView(name, row.getString(1), state, objectives, row.getInt(3), plugins, trials);
                },
                id.get());
    }

    private static List<Objective> objectives(Transaction tx, long study) throws SQLException {
        return tx.all(
                "SELECT metric, minimize FROM objective WHERE study = ? ORDER BY position",
                row -> new Objective(row.getString(1), row.getBoolean(2)),
                study);
    }

    private static List<TrialView> trials(
            Transaction tx, long study, List<Objective> objectives, Map<Integer, List<RunView>> runs, boolean atWork)
            throws SQLException {
        return tx.all(
                "SELECT number, point FROM trial WHERE study = ? ORDER BY number",
                row -> {
                    List<RunView> own = runs.getOrDefault(row.getInt(1), List.of());
                    List<RunState> states = own.stream().map(RunView::state).toList();
                    return new TrialView(
                            row.getInt(1),
                            Standings.trial(states, atWork),
                            TrialBook.object(row.getString(2)),
                            Standings.objectives(objectives, own),
                            own);
                },
                study);
    }

    private static Map<Integer, List<RunView>> runs(Transaction tx, long study, boolean atWork) throws SQLException {
        Map<Long, Standing> standings = Standing.of(tx, study);
        Map<Integer, List<RunView>> byTrial = new HashMap<>();
        tx.each(
                RUN + "WHERE r.study = ? ORDER BY r.trial, r.replicate",
                row -> byTrial.computeIfAbsent(row.getInt(2), trial -> new ArrayList<>())
                        .add(run(row, standings.getOrDefault(row.getLong(1), Standing.NONE), atWork)),
                study);
        return byTrial;
    }

    static Optional<RunDetail> run(Transaction tx, RunId run, boolean atWork) throws SQLException {
        Optional<Long> id = tx.first(
                "SELECT r.id FROM run r JOIN study s ON s.id = r.study WHERE s.name = ? AND r.trial = ? AND r.replicate = ?",
                row -> row.getLong(1),
                run.study(),
                run.trial(),
                run.replicate());
        return id.isEmpty() ? Optional.empty() : Optional.of(detail(tx, run, id.get(), atWork));
    }

    private static RunDetail detail(Transaction tx, RunId run, long id, boolean atWork) throws SQLException {
        Map<String, List<Point>> history = new TreeMap<>();
        for (History.Epoch epoch : History.all(tx, id)) {
            epoch.metrics().forEach((name, value) -> history.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new Point(epoch.epoch(), value)));
        }
        Standing standing = Standing.ofRun(tx, id);
        String order = tx.first("SELECT content FROM operative WHERE run = ?", row -> row.getString(1), id)
                .orElse("{}");
        RunView view = tx.first(RUN + "WHERE r.id = ?", row -> run(row, standing, atWork), id)
                .orElseThrow();
        return new RunDetail(run, view, history, artifacts(tx, id), TrialBook.object(order));
    }

    static List<Artifact> artifacts(Transaction tx, long run) throws SQLException {
        return tx.all(
                "SELECT path, media_type, sha256, byte_count, caption FROM artifact WHERE run = ? ORDER BY position",
                row -> new Artifact(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5)),
                run);
    }

    private static RunView run(ResultSet row, Standing standing, boolean atWork) throws SQLException {
        String code = row.getString(10);
        return new RunView(
                row.getInt(3),
                row.getLong(4),
                runState(row.getString(5), atWork),
                row.getString(6),
                row.getString(7),
                Math.max(row.getInt(8), standing.epochs()),
                Math.max(row.getDouble(9), standing.seconds()),
                standing.metrics(),
                code == null ? null : new RunError(code, row.getString(11), row.getString(12)));
    }

    private static List<Map<String, Object>> plugins(Transaction tx, long study) throws SQLException {
        return tx.all(
                "SELECT p.kind, p.name, p.version, p.sha256, p.bundle FROM study_plugin s "
                        + "JOIN plugin_revision p ON p.id = s.plugin WHERE s.study = ? ORDER BY s.position",
                row -> {
                    Map<String, Object> plugin = new LinkedHashMap<>();
                    plugin.put("kind", row.getString(1));
                    plugin.put("name", row.getString(2));
                    plugin.put("version", row.getString(3));
                    plugin.put("sha256", row.getString(4));
                    plugin.put("bundle", row.getString(5));
                    return plugin;
                },
                study);
    }
}
