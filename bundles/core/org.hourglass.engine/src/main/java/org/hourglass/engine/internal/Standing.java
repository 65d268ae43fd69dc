package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.spi.search.Curve;
import org.hourglass.spi.search.Observation;
import org.hourglass.study.Objective;
import org.hourglass.study.Study;
import org.hourglass.study.Trial;
import org.jspecify.annotations.Nullable;

/** What the trials of a study have come to, as far as suggestions and decisions look at it. Not thread-safe. */
final class Standing {

    private final Study study;
    private final Map<Integer, @Nullable Facts[]> trials = new HashMap<>();
    private int horizon;

    Standing(Study study) {
        this.study = study;
    }

    /**
     * What one run has come to.
     *
     * @param state an ended one
     * @param values the last ones of the objectives, turned so that less is better; NaN for what there is none of
     * @param curve the first objective after each epoch, turned
     * @param error why it did not complete
     */
    record Facts(RunState state, List<Double> values, List<Double> curve, Optional<RunError> error) {}

    /** Returns a value turned so that less is better. */
    static double turned(Objective objective, double value) {
        return objective.minimize() ? value : 0 - value;
    }

    /** Returns the names of the metrics that decisions look at. */
    static List<String> metrics(Study study) {
        return study.objectives().stream().map(Objective::metric).toList();
    }

    /** Returns what a run has come to. */
    static Facts facts(Study study, Journal.Evidence run) {
        List<Double> values = new ArrayList<>();
        for (Objective objective : study.objectives()) {
            SortedMap<Integer, Double> history = run.history().get(objective.metric());
            values.add(
                    history == null || history.isEmpty()
                            ? Double.NaN
                            : turned(objective, Objects.requireNonNull(history.get(history.lastKey()))));
        }
        return new Facts(run.state(), values, curve(study, run), run.error());
    }

    /** Returns the first objective after epochs 1, 2, ..., turned, NaN where there is no value. */
    static List<Double> curve(Study study, Journal.Evidence run) {
        SortedMap<Integer, Double> history = run.history().get(study.objective().metric());
        List<Double> curve = new ArrayList<>();
        if (history != null && !history.isEmpty()) {
            for (int epoch = 1; epoch <= history.lastKey(); epoch++) {
                curve.add(turned(study.objective(), history.getOrDefault(epoch, Double.NaN)));
            }
        }
        return curve;
    }

    void add(int trial, int replicate, Facts facts) {
        of(trial)[replicate] = facts;
        while (horizon < study.trials() && ended(horizon)) {
            horizon++;
        }
    }

    private @Nullable Facts[] of(int trial) {
        return trials.computeIfAbsent(trial, number -> new Facts[study.replicates()]);
    }

    private boolean ended(int trial) {
        @Nullable Facts[] runs = trials.get(trial);
        if (runs == null) {
            return false;
        }
        for (Facts run : runs) {
            if (run == null) {
                return false;
            }
        }
        return true;
    }

    boolean hasEnded(RunId run) {
        return of(run.trial())[run.replicate()] != null;
    }

    Facts facts(RunId run) {
        return Objects.requireNonNull(of(run.trial())[run.replicate()]);
    }

    /** Returns an earlier replicate of the same trial that was pruned. */
    Optional<RunId> prunedBefore(RunId run) {
        for (int replicate = 0; replicate < run.replicate(); replicate++) {
            Facts facts = of(run.trial())[replicate];
            if (facts != null && facts.state() == RunState.PRUNED) {
                return Optional.of(new RunId(run.study(), run.trial(), replicate));
            }
        }
        return Optional.empty();
    }

    /** Says whether all trials before this one have ended. */
    boolean allEndedBefore(int trial) {
        return horizon >= trial;
    }

    /** Returns the state of a trial that has ended: that of its runs, or the first of FAILED, PARKED and PRUNED that one has. */
    RunState state(int trial) {
        List<RunState> states = runs(trial).stream().map(Facts::state).toList();
        for (RunState state : List.of(RunState.FAILED, RunState.PARKED, RunState.PRUNED)) {
            if (states.contains(state)) {
                return state;
            }
        }
        return RunState.COMPLETED;
    }

    /** Returns the errors of a trial's failed runs. */
    List<RunError> failures(int trial) {
        return runs(trial).stream()
                .filter(run -> run.state() == RunState.FAILED)
                .flatMap(run -> run.error().stream())
                .toList();
    }

    private List<Facts> runs(int trial) {
        List<Facts> runs = new ArrayList<>();
        for (Facts run : of(trial)) {
            if (run != null) {
                runs.add(run);
            }
        }
        return runs;
    }

    /** Returns what samplers may learn from a trial that has ended; nothing from one that failed or has no number. */
    Optional<Observation> observation(Trial trial) {
        RunState state = state(trial.number());
        if (state != RunState.COMPLETED && state != RunState.PRUNED) {
            return Optional.empty();
        }
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < study.objectives().size(); i++) {
            int objective = i;
            means.add(runs(trial.number()).stream()
                    .mapToDouble(run -> run.values().get(objective))
                    .filter(value -> state == RunState.COMPLETED || !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN));
        }
        return means.stream().allMatch(Double::isFinite)
                ? Optional.of(new Observation(trial.number(), trial.coordinates(), means, state == RunState.PRUNED))
                : Optional.empty();
    }

    /** Returns the curves of one replicate of the completed and pruned trials before some trial. */
    List<Curve> curves(int replicate, int before) {
        List<Curve> curves = new ArrayList<>();
        for (int trial = 0; trial < before; trial++) {
            Facts run = of(trial)[replicate];
            if (run != null && (run.state() == RunState.COMPLETED || run.state() == RunState.PRUNED)) {
                curves.add(new Curve(trial, run.curve()));
            }
        }
        return curves;
    }
}
