package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.study.Study;
import org.hourglass.study.Trial;

/**
 * The trials of a study in their order: what is planned, suggested when its turn comes, and what must end before that. All that
 * it says about trial i is a function of the study and of trials 0 .. i - window. Not thread-safe.
 */
public final class Agenda {

    private final Study study;
    private final Journal journal;
    private final Standing standing;
    private final Map<Integer, Trial> suggested = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final Map<RunId, Journal.Pending> pending = new HashMap<>();
    private final Optional<Study.Suggester> suggester;
    private final int trials;
    private final boolean looksBack;
    private long asked;
    private int observed;
    private int counted;
    private int failed;
    private int completed;
    private int next;

    Agenda(Study study, Journal journal, Standing standing) {
        this.study = study;
        this.journal = journal;
        this.standing = standing;
        this.trials = Math.min(study.trials(), study.budget().attempts());
        boolean adaptive = study.known() < study.trials();
        this.suggester = adaptive ? Optional.of(study.suggester()) : Optional.empty();
        this.looksBack = adaptive
                || study.pruner().isPresent()
                || study.failures().stopAfter() > 0
                || study.budget().completed() < Study.Budget.NONE.completed();
        if (adaptive) {
            for (Journal.PlannedTrial trial : journal.trials(study.name())) {
                suggested.put(trial.number(), study.trial(trial.number(), trial.point()));
                asked = trial.ask();
            }
        }
        journal.pending(study.name()).forEach(run -> pending.put(run.run(), run));
    }

    /** Returns how many trials have had their turn. */
    int taken() {
        return next;
    }

    /** Says whether each trial has had its turn. */
    boolean isDone() {
        return next >= trials;
    }

    /** Says whether the next trial may have its turn now. */
    boolean isReady() {
        return !looksBack || standing.allEndedBefore(horizon(next));
    }

    /** Returns the first trial that a decision about this one must not look at. */
    int horizon(int trial) {
        return Math.max(0, trial - study.window() + 1);
    }

    /** Returns why the study is over before its next trial, if it is. */
    Optional<Over> over() {
        for (; looksBack && counted < horizon(next); counted++) {
            failed += standing.state(counted) == RunState.FAILED ? 1 : 0;
            completed += standing.state(counted) == RunState.COMPLETED ? 1 : 0;
        }
        int limit = study.failures().stopAfter();
        if (limit > 0 && failed >= limit) {
            return Optional.of(new Over(false, "%d failed trial%s".formatted(failed, failed == 1 ? "" : "s")));
        } else if (completed >= study.budget().completed()) {
            return Optional.of(new Over(true, "%d completed trials".formatted(completed)));
        } else if (isDone() && trials < study.trials()) {
            return Optional.of(new Over(true, "%d attempts".formatted(trials)));
        }
        return Optional.empty();
    }

    /** Why a study is over, and whether that is as it should be. */
    public record Over(boolean done, String why) {}

    /** Gives the next trial its turn: it is suggested and planned if it was not. */
    Trial take() {
        Trial trial = trial(next);
        next++;
        return trial;
    }

    /** Returns a trial that is known or was suggested. */
    Trial trial(int number) {
        if (suggester.isEmpty()) {
            return study.trial(number);
        }
        if (!suggested.containsKey(number)) {
            suggest(number);
        }
        return Objects.requireNonNull(suggested.get(number));
    }

    private void suggest(int number) {
        int horizon = horizon(number);
        for (; observed < horizon; observed++) {
            standing.observation(trial(observed)).ifPresent(observations::add);
        }
        List<Map<String, Double>> waiting = new ArrayList<>();
        for (int i = horizon; i < number; i++) {
            waiting.add(trial(i).coordinates());
        }
        Study.Suggestion suggestion = suggester.orElseThrow().next(number, asked, new History(observations, waiting));
        asked = suggestion.asked();
        Trial trial = suggestion.trial();
        journal.planned(study.name(), new Journal.PlannedTrial(number, asked, trial.point()));
        suggested.put(number, trial);
        for (int replicate = 0; replicate < study.replicates(); replicate++) {
            RunId run = new RunId(study.name(), number, replicate);
            pending.put(run, new Journal.Pending(run, RunState.PLANNED, Optional.empty(), Optional.empty(), 0));
        }
    }

    /** Returns the runs of a trial that have not ended, in the order of the replicates. */
    List<Journal.Pending> open(int trial) {
        List<Journal.Pending> open = new ArrayList<>();
        for (int replicate = 0; replicate < study.replicates(); replicate++) {
            Journal.Pending run = pending.get(new RunId(study.name(), trial, replicate));
            if (run != null) {
                open.add(run);
            }
        }
        return open;
    }
}
