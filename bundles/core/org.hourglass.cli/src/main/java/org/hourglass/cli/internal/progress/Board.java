package org.hourglass.cli.internal.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Study;

/** How a study stands while it runs, put together from what the engine tells. Thread-safe. */
final class Board implements Progress {

    private final Study study;
    private final LongSupplier nanos;
    private final Map<Integer, Map<Integer, Double>> objectives = new TreeMap<>();
    private final Map<RunId, Map<String, Double>> last = new HashMap<>();
    private final Map<RunId, Running> running =
            new TreeMap<>(java.util.Comparator.comparingInt(RunId::trial).thenComparingInt(RunId::replicate));
    private String preparing = "";
    private int runs;
    private double done;
    private double doneAtBegin;
    private long began;
    private int completed;
    private int failed;

    Board(Study study, LongSupplier nanos) {
        this.study = study;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** A run at work: how far it is and its loss. */
    record Running(int epoch, int epochs, double fraction, double loss, boolean evaluating) {

        double done() {
            return evaluating ? 1 : Math.min(1, (epoch - 1 + fraction) / Math.max(1, epochs));
        }
    }

    /** The best trial so far. */
    record Best(int trial, double objective) {}

    @Override
    public synchronized void preparing(String what) {
        preparing = what;
    }

    @Override
    public synchronized void begun(int all, int before) {
        preparing = "";
        runs = all;
        done = before;
        doneAtBegin = before;
        began = nanos.getAsLong();
    }

    @Override
    public synchronized void started(RunId run, int epoch, int epochs) {
        preparing = "";
        running.put(run, new Running(epoch + 1, epochs, 0, Double.NaN, false));
        doneAtBegin += epochs == 0 ? 0 : (double) epoch / epochs;
    }

    @Override
    public synchronized void step(RunId run, int epoch, double fractionOfEpoch, double loss) {
        running.computeIfPresent(run, (id, old) -> new Running(epoch, old.epochs(), fractionOfEpoch, loss, false));
    }

    @Override
    public synchronized void epoch(RunId run, int epoch, int epochs, Map<String, Double> metrics) {
        last.computeIfAbsent(run, id -> new HashMap<>()).putAll(metrics);
        double loss = metrics.getOrDefault("train/loss", Double.NaN);
        running.put(run, new Running(Math.min(epoch + 1, epochs), epochs, epoch == epochs ? 1 : 0, loss, false));
    }

    @Override
    public synchronized void evaluating(RunId run) {
        running.computeIfPresent(run, (id, old) -> new Running(old.epoch(), old.epochs(), 1, old.loss(), true));
    }

    @Override
    public synchronized void ended(RunId run, Outcome outcome) {
        running.remove(run);
        done++;
        if (outcome.state() == RunState.COMPLETED) {
            completed++;
            Map<String, Double> metrics = last.computeIfAbsent(run, id -> new HashMap<>());
            metrics.putAll(outcome.metrics());
            keep(run, metrics);
        } else {
            failed++;
        }
        last.remove(run);
    }

    @Override
    public synchronized void shared(RunId run, RunId other) {
        running.remove(run);
        done++;
        completed++;
        Optional.ofNullable(objectives.get(other.trial()))
                .map(values -> values.get(other.replicate()))
                .ifPresent(value -> objectives
                        .computeIfAbsent(run.trial(), trial -> new TreeMap<>())
                        .put(run.replicate(), value));
    }

    /** Puts in what was known of a run before: its result, or what a run that goes on measured last. */
    synchronized void known(RunId run, RunState state, Map<String, Double> metrics) {
        if (!state.ended()) {
            last.put(run, new HashMap<>(metrics));
        } else if (state == RunState.COMPLETED) {
            keep(run, metrics);
        }
    }

    private void keep(RunId run, Map<String, Double> metrics) {
        Double objective = metrics.get(study.objective().metric());
        if (objective != null) {
            objectives.computeIfAbsent(run.trial(), trial -> new TreeMap<>()).put(run.replicate(), objective);
        }
    }

    /** Returns the objective of a run that has ended. */
    synchronized Optional<Double> objective(RunId run) {
        return Optional.ofNullable(objectives.get(run.trial())).map(values -> values.get(run.replicate()));
    }

    /** Returns the best trial whose replicates have all ended well. */
    synchronized Optional<Best> best() {
        java.util.Comparator<Best> order = java.util.Comparator.comparingDouble(Best::objective);
        return objectives.entrySet().stream()
                .filter(trial -> trial.getValue().size() == study.replicates())
                .map(trial -> new Best(trial.getKey(), mean(trial.getValue())))
                .min(study.objective().minimize() ? order : order.reversed());
    }

    private static double mean(Map<Integer, Double> values) {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    synchronized String preparing() {
        return preparing;
    }

    synchronized int runs() {
        return runs;
    }

    synchronized int ended() {
        return (int) done;
    }

    synchronized int failed() {
        return failed;
    }

    synchronized int completed() {
        return completed;
    }

    synchronized Map<RunId, Running> running() {
        return new java.util.LinkedHashMap<>(running);
    }

    /** Returns how much of the study is done, in [0, 1]. */
    synchronized double fraction() {
        return runs == 0 ? 0 : Math.min(1, work() / runs);
    }

    private double work() {
        return done + running.values().stream().mapToDouble(Running::done).sum();
    }

    synchronized double elapsedSeconds() {
        return (nanos.getAsLong() - began) / 1e9;
    }

    /** Returns how long it will take if it goes on as since the begin; nothing while that says little. */
    synchronized Optional<Double> secondsLeft() {
        double since = work() - doneAtBegin;
        double elapsed = elapsedSeconds();
        return since < 0.02 || elapsed < 1 ? Optional.empty() : Optional.of(elapsed * (runs - work()) / since);
    }
}
