package org.hourglass.store.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.record.Record.RunView;
import org.hourglass.engine.record.Record.StudyView;
import org.hourglass.engine.record.Record.TrialView;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Objective;
import org.jspecify.annotations.Nullable;

/** How trials and studies stand, from their runs. */
final class Standings {

    private static final List<RunState> FIRST =
            List.of(RunState.FAILED, RunState.PARKED, RunState.PRUNED, RunState.RUNNING, RunState.INTERRUPTED);

    private Standings() {}

    /** COMPLETED if all runs are, else the first of the other states that one of them has; begun and not at work: interrupted. */
    static RunState trial(List<RunState> runs, boolean atWork) {
        if (runs.stream().allMatch(RunState.COMPLETED::equals)) {
            return RunState.COMPLETED;
        }
        Optional<RunState> first = FIRST.stream().filter(runs::contains).findFirst();
        RunState begun = atWork ? RunState.RUNNING : RunState.INTERRUPTED;
        return first.orElse(runs.contains(RunState.COMPLETED) ? begun : RunState.PLANNED);
    }

    /** Of each objective the mean over the replicates of its last value, null unless all have completed with one. */
    static List<@Nullable Double> objectives(List<Objective> objectives, List<RunView> runs) {
        List<@Nullable Double> means = new ArrayList<>();
        objectives.forEach(objective -> means.add(objective(objective.metric(), runs)));
        return means;
    }

    private static @Nullable Double objective(String metric, List<RunView> runs) {
        List<@Nullable Double> values = new ArrayList<>();
        for (RunView run : runs) {
            values.add(run.state() == RunState.COMPLETED ? run.metrics().get(metric) : null);
        }
        return mean(values);
    }

    static @Nullable Double mean(List<@Nullable Double> values) {
        double sum = 0;
        for (@Nullable Double value : values) {
            if (value == null) {
                return null;
            }
            sum += value;
        }
        return values.isEmpty() ? null : sum / values.size();
    }

    /** Returns the best trial as trackers are told, or null. */
    static @Nullable Map<String, @Nullable Object> best(Transaction tx, long study) throws SQLException {
        Optional<String> name = tx.first("SELECT name FROM study WHERE id = ?", row -> row.getString(1), study);
        Optional<StudyView> view = Views.study(tx, name.orElseThrow(), true);
        Optional<TrialView> best = view.flatMap(StudyView::best);
        return best.isEmpty()
                ? null
                : Telling.payload(
                        "trial", best.get().trial(),
                        "metric", view.orElseThrow().objective().metric(),
                        "objective", best.get().objective());
    }
}
