package org.hourglass.engine.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hourglass.study.Objective;
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

    /** A line of the list of studies; best is the first objective of the best completed trial. */
    record StudySummary(String study, StudyState state, int trials, int completed, int failed, @Nullable Double best) {}

    /**
     * A study.
     *
     * @param study its name
     * @param question what is asked, or nothing
     * @param state where it is in its life
     * @param objectives what it is after, at least one
     * @param attempts how many trials there will be at most
     * @param plugins pinned revisions as JSON objects
     * @param trials those that are planned so far
     */
    record StudyView(
            String study,
            String question,
            StudyState state,
            List<Objective> objectives,
            int attempts,
            List<Map<String, Object>> plugins,
            List<TrialView> trials) {

        /** Returns the first objective, which summaries show. */
        public Objective objective() {
            return objectives.get(0);
        }

        /** Returns the completed trial with the best first objective that is a number, the first of equal ones. */
        public Optional<TrialView> best() {
            Comparator<TrialView> order =
                    Comparator.comparingDouble(trial -> Objects.requireNonNull(trial.objective()));
            return trials.stream()
                    .filter(trial ->
                            trial.objective() != null && !trial.objective().isNaN())
                    .min(objective().minimize() ? order : order.reversed());
        }

        /**
         * Returns the Pareto front in trial order: the completed trials, all of whose objectives are numbers, than which no
         * other one is better in one objective and as good in the others. Trials with equal objectives stand in it together.
         */
        public List<TrialView> front() {
            return Front.of(objectives, trials);
        }
    }

    /**
     * A trial.
     *
     * @param trial counted from 0
     * @param state where its runs are
     * @param point its point
     * @param objectives of each of the study's objectives the mean over the replicates, null unless all completed
     * @param runs one per replicate
     */
    record TrialView(
            int trial,
            RunState state,
            Map<String, Object> point,
            List<@Nullable Double> objectives,
            List<RunView> runs) {

        /** Copies the objectives. */
        public TrialView {
            objectives = Collections.unmodifiableList(new ArrayList<>(objectives));
        }

        /** Returns the first objective's value. */
        public @Nullable Double objective() {
            return objectives.get(0);
        }
    }

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
