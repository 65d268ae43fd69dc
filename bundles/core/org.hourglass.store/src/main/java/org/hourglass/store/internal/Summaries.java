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

    private static final String RUNS = "SELECT r.study, r.trial, r.state, o.last_names, o.last_measured, o.end_names, "
            + "o.end_measured FROM run r LEFT JOIN outcome o ON o.run = r.id ORDER BY r.study, r.trial, r.replicate";

    private final String study;
    private final StudyState state;
    private final boolean minimize;
    private final String metric;
    private final Map<Integer, List<Run>> trials = new LinkedHashMap<>();

    private Summaries(ResultSet row, boolean atWork) throws SQLException {
        study = row.getString(2);
        state = Views.state(row.getString(3), atWork);
        minimize = row.getBoolean(4);
        metric = row.getString(5);
    }

    /** A run's state and its last value of the objective's metric. */
    private record Run(RunState state, @Nullable Double value) {}

    static List<StudySummary> all(Transaction tx, boolean atWork) throws SQLException {
        Map<Long, Summaries> studies = new LinkedHashMap<>();
        tx.each(
                "SELECT s.id, s.name, s.state, o.minimize, o.metric FROM study s "
                        + "JOIN objective o ON o.study = s.id AND o.position = 0 ORDER BY s.id",
                row -> studies.put(row.getLong(1), new Summaries(row, atWork)));
        tx.each(RUNS, row -> {
            Summaries study = Objects.requireNonNull(studies.get(row.getLong(1)));
            RunState state = Views.runState(row.getString(3), atWork);
            Run run = new Run(state, state == RunState.COMPLETED ? study.value(tx, row) : null);
            study.trials
                    .computeIfAbsent(row.getInt(2), trial -> new ArrayList<>())
                    .add(run);
        });
        return studies.values().stream().map(Summaries::summary).toList();
    }

    private @Nullable Double value(Transaction tx, ResultSet row) throws SQLException {
        Double end = Measured.read(row, 6).value(tx, metric);
        return end != null ? end : Measured.read(row, 4).value(tx, metric);
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
