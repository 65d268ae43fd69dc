package org.hourglass.engine.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What everybody reads. Thread-safe; disturbs nobody who writes. */
public interface Record extends AutoCloseable {

    /** Returns all studies, in the order they were begun. */
    List<StudySummary> studies();

    /** Returns a study with its trials and runs, if it is recorded. */
    Optional<StudyView> study(String name);

    /** Returns a run with its history, if it is recorded. */
    Optional<RunDetail> run(RunId run);

    /** Returns the canonical JSON of a study, which is a study file too: what `resume` goes on from. */
    Optional<String> canonical(String study);

    @Override
    void close();

    /** A line of the list of studies; best is the objective of the best completed trial. */
    record StudySummary(String study, StudyState state, int trials, int completed, int failed, @Nullable Double best) {}

    /** A study. */
    record StudyView(
            String study,
            String question,
            StudyState state,
            String metric,
            boolean minimize,
            List<Map<String, Object>> plugins,
            List<TrialView> trials) {

        /** Returns the completed trial with the best objective that is a number, the first of equal ones. */
        public Optional<TrialView> best() {
            java.util.Comparator<TrialView> order =
                    java.util.Comparator.comparingDouble(trial -> java.util.Objects.requireNonNull(trial.objective()));
            return trials.stream()
                    .filter(trial ->
                            trial.objective() != null && !trial.objective().isNaN())
                    .min(minimize ? order : order.reversed());
        }
    }

    /** A trial; the objective is the mean over the replicates, null unless all completed. */
    record TrialView(
            int trial, RunState state, Map<String, Object> point, @Nullable Double objective, List<RunView> runs) {}

    /** A run; metrics are the last values. */
    record RunView(
            int replicate,
            long seed,
            RunState state,
            @Nullable String key,
            @Nullable String weights,
            int epochs,
            double seconds,
            Map<String, Double> metrics,
            @Nullable RunError error) {}

    /** A run with all that is known of it; history by metric: epoch and value. */
    record RunDetail(
            RunId id,
            RunView run,
            Map<String, List<Point>> history,
            List<Artifact> artifacts,
            Map<String, Object> order) {}

    /** A metric's value after an epoch. */
    record Point(int epoch, double value) {}
}
