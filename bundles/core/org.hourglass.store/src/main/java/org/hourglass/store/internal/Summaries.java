package org.hourglass.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hourglass.engine.record.Record.StudySummary;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.jspecify.annotations.Nullable;

/** The list of studies, from two queries. */
final class Summaries {

    private static final String RUNS = "SELECT r.study, r.trial, r.state, v.metric_value FROM run r "
            + "JOIN objective o ON o.study = r.study AND o.position = 0 "
            + "LEFT JOIN result v ON v.run = r.id AND v.name = o.metric "
            + "ORDER BY r.study, r.trial, r.replicate";

    private final String study;
    private final StudyState state;
    private final boolean minimize;
    private final Map<Integer, List<Run>> trials = new LinkedHashMap<>();

    private Summaries(ResultSet row, boolean atWork) throws SQLException {
        study = row.getString(2);
        state = Views.state(row.getString(3), atWork);
        minimize = row.getBoolean(4);
    }

    /** A run's state and its last value of the objective's metric. */
    private record Run(RunState state, @Nullable Double value) {}

    static List<StudySummary> all(Transaction tx, boolean atWork) throws SQLException {
        Map<Long, Summaries> studies = new LinkedHashMap<>();
        tx.each(
                "SELECT s.id, s.name, s.state, o.minimize FROM study s "
                        + "JOIN objective o ON o.study = s.id AND o.position = 0 ORDER BY s.id",
                row -> studies.put(row.getLong(1), new Summaries(row, atWork)));
        tx.each(RUNS, row -> {
            Run run = new Run(Views.runState(row.getString(3), atWork), row.getObject(4, Double.class));
            Objects.requireNonNull(studies.get(row.getLong(1)))
                    .trials
                    .computeIfAbsent(row.getInt(2), trial -> new ArrayList<>())
                    .add(run);
        });
        return studies.values().stream().map(Summaries::summary).toList();
    }

    private StudySummary summary() {
        List<RunState> states = trials.values().stream()
                .map(runs -> Standings.trial(runs.stream().map(Run::state).toList(), state == StudyState.RUNNING))
                .toList();
        int completed = (int) states.stream().filter(RunState.COMPLETED::equals).count();
        int failed = (int) states.stream().filter(RunState.FAILED::equals).count();
        return new StudySummary(study, state, states.size(), completed, failed, best());
    }

    private @Nullable Double best() {
        @Nullable Double best = null;
        for (List<Run> runs : trials.values()) {
            Double objective = objective(runs);
            if (objective != null && !objective.isNaN() && (best == null || better(objective, best))) {
                best = objective;
            }
        }
        return best;
    }

    private boolean better(double value, double than) {
        return minimize ? value < than : value > than;
    }

    private static @Nullable Double objective(List<Run> runs) {
        return Standings.mean(runs.stream()
                .map(run -> run.state() == RunState.COMPLETED ? run.value() : null)
                .toList());
    }
}
