package org.hourglass.engine.internal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.spi.Pruner;
import org.hourglass.study.Configuration;
import org.hourglass.study.Study;
import org.hourglass.study.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Hands the open runs of a study to workers, in trial order; equal runs are executed once. What is tried, pruned and parked
 * depends on the study alone and not on how many workers there are.
 */
public final class Schedule {

    private static final long LOOK_MILLIS = 100;

    private final Study study;
    private final Means means;
    private final Reporting.Port port;
    private final Performance performance;
    private final Standing standing;
    private final Agenda agenda;
    private final Parking parking;
    private final Optional<Watch.Rule> rule;
    private final Map<RunId, Journal.Evidence> begun = new HashMap<>();
    private final Deque<List<Performance.Task>> ready = new ArrayDeque<>();
    private final Map<String, RunId> claims = new HashMap<>();
    private final Set<RunId> atWork = new HashSet<>();
    private Optional<Agenda.Over> over = Optional.empty();
    private boolean halted;

    /**
     * What runs are executed with.
     *
     * @param executors makes what executes runs, one for each worker
     * @param fingerprint of the dataset of a configuration
     * @param identity what else decides bits
     * @param workspace the folder
     */
    public record Means(
            Supplier<Executor> executors,
            Function<Configuration, String> fingerprint,
            Map<String, Object> identity,
            Path workspace) {}

    /** Prepares what is open of a study. */
    public Schedule(Study study, Means means, Optional<Pruner> pruner, Reporting.Port port) {
        this.study = study;
        this.means = means;
        this.port = port;
        this.performance = new Performance(port, means.workspace());
        this.standing = new Standing(study);
        this.rule = pruner.map(
                plugin -> new Watch.Rule(study.pruner().orElseThrow(), plugin, 0, List.of(), Integer.MAX_VALUE));
        for (Journal.Evidence run : port.journal().evidence(study.name(), Standing.metrics(study))) {
            if (run.state().ended()) {
                standing.add(run.run().trial(), run.run().replicate(), Standing.facts(study, run));
            } else {
                begun.put(run.run(), run);
            }
        }
        this.agenda = new Agenda(study, port.journal(), standing);
        this.parking = new Parking(study, standing, agenda);
    }

    /** Executes what is open, side by side; returns when all ended or a stop was carried out, with the reason of an early end. */
    public Optional<Agenda.Over> run(int parallel) {
        new Crew(parallel).work(this::drain);
        return over;
    }

    private void drain() {
        try (Executor worker = means.executors().get()) {
            for (List<Performance.Task> tasks = next(); tasks != null; tasks = next()) {
                for (Performance.Task task : tasks) {
                    if (!stopping() && isFree(task)) {
                        perform(worker, task);
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                halted = true;
                notifyAll();
            }
            throw e;
        }
    }

    /** Returns the next runs for one worker, waiting for others where these must end before; nothing when there are none. */
    private synchronized @Nullable List<Performance.Task> next() {
        while (!stopping()) {
            List<Performance.Task> tasks = ready.poll();
            if (tasks != null) {
                return tasks;
            } else if (over.isPresent()) {
                return null;
            } else if (agenda.isDone() || agenda.isReady()) {
                over = agenda.over();
                if (over.isEmpty() && agenda.isDone()) {
                    return null;
                } else if (over.isEmpty()) {
                    turn();
                }
            } else {
                await();
            }
        }
        return null;
    }

    /** Gives the next trial its turn. */
    private void turn() {
        Trial trial = agenda.take();
        settle();
        List<Performance.Task> tasks = new ArrayList<>();
        if (!parking.isParked(trial.number())) {
            agenda.open(trial.number()).forEach(run -> tasks.add(task(trial, run)));
        }
        if (rule.isPresent() && !tasks.isEmpty()) {
            ready.add(tasks);
        } else {
            tasks.forEach(task -> ready.add(List.of(task)));
        }
    }

    private Performance.Task task(Trial trial, Journal.Pending run) {
        Configuration configuration = trial.configuration();
        int replicate = run.run().replicate();
        RunOrder order = new RunOrder(
                run.run(),
                Mix.mix(study.seed(), replicate),
                configuration,
                means.fingerprint().apply(configuration),
                means.identity());
        List<Double> before = Optional.ofNullable(begun.get(run.run()))
                .map(evidence -> Standing.curve(study, evidence))
                .orElse(List.of());
        Optional<Watch.Rule> mine = rule.map(it -> new Watch.Rule(
                it.slot(),
                it.pruner(),
                trial.number(),
                standing.curves(replicate, agenda.horizon(trial.number())),
                configuration.training().epochs()));
        String key = order.key();
        claims.putIfAbsent(key, run.run());
        return new Performance.Task(order, key, run, new Watch(mine, study.objective(), before));
    }

    /** Waits while an equal run is to be executed first; says whether the run is still to be carried out. */
    private synchronized boolean isFree(Performance.Task task) {
        RunId first = Objects.requireNonNull(claims.get(task.key()));
        while (!first.equals(task.run()) && !standing.hasEnded(first) && !stopping()) {
            await();
        }
        if (standing.hasEnded(task.run()) || stopping()) {
            return false;
        }
        atWork.add(task.run());
        return true;
    }

    private void perform(Executor worker, Performance.Task task) {
        RunId run = task.run();
        Optional<RunId> before = pruned(run);
        if (before.isPresent()) {
            RunError error = new RunError(
                    RunState.PRUNED.name(),
                    "replicate %d was pruned".formatted(before.get().replicate()),
                    "");
            Outcome outcome = Performance.ended(RunState.PRUNED, error);
            performance.end(run, outcome);
            ended(run, new Standing.Facts(RunState.PRUNED, none(), List.of(), outcome.error()));
            return;
        }
        Performance.End end = performance.perform(worker, task);
        if (end instanceof Performance.End.Executed executed) {
            ended(run, facts(executed.outcome(), task.watch()));
        } else if (end instanceof Performance.End.Shared shared) {
            ended(run, shared(run, shared.other()));
        }
    }

    /** Returns an earlier replicate of the same trial that was pruned: the trial is hopeless then. */
    private synchronized Optional<RunId> pruned(RunId run) {
        return rule.isPresent() ? standing.prunedBefore(run) : Optional.empty();
    }

    private List<Double> none() {
        return study.objectives().stream().map(objective -> Double.NaN).toList();
    }

    private Standing.Facts facts(Outcome outcome, Watch watch) {
        List<Double> values = new ArrayList<>();
        study.objectives()
                .forEach(objective ->
                        values.add(Optional.ofNullable(outcome.metrics().get(objective.metric()))
                                .map(value -> Standing.turned(objective, value))
                                .orElseGet(() -> watch.last(objective))));
        return new Standing.Facts(outcome.state(), values, watch.curve(), outcome.error());
    }

    private Standing.Facts shared(RunId run, RunId other) {
        synchronized (this) {
            if (other.study().equals(study.name()) && standing.hasEnded(other)) {
                return standing.facts(other);
            }
        }
        return port.journal().evidence(study.name(), Standing.metrics(study)).stream()
                .filter(evidence -> evidence.run().equals(run))
                .map(evidence -> Standing.facts(study, evidence))
                .findFirst()
                .orElseThrow();
    }

    private synchronized void ended(RunId run, Standing.Facts facts) {
        atWork.remove(run);
        standing.add(run.trial(), run.replicate(), facts);
        settle();
        notifyAll();
    }

    /** Parks what must be parked as far as that can be decided; a run at work is parked when it ends. */
    private void settle() {
        for (Parking.Parked parked : parking.decide()) {
            port.progress().notice("trial %d is parked: %s".formatted(parked.trial(), parked.why()));
            for (int replicate = 0; replicate < study.replicates(); replicate++) {
                park(new RunId(study.name(), parked.trial(), replicate));
            }
        }
        for (RunId late : parking.late()) {
            if (standing.hasEnded(late)) {
                park(late);
            }
        }
    }

    private void park(RunId run) {
        if (atWork.contains(run)) {
            parking.later(run);
            return;
        }
        String why = parking.why(run.trial());
        port.journal().parked(run, why);
        RunError error = new RunError(RunState.PARKED.name(), why, "");
        standing.add(
                run.trial(),
                run.replicate(),
                new Standing.Facts(RunState.PARKED, none(), List.of(), Optional.of(error)));
        parking.done(run);
    }

    private boolean stopping() {
        return halted || port.stop().getAsBoolean();
    }

    private void await() {
        try {
            wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HourglassException(ErrorCode.INTERNAL, "the engine was interrupted", e);
        }
    }
}
