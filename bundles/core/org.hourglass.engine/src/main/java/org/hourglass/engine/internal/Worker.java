package org.hourglass.engine.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunState;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Split;
import org.jspecify.annotations.Nullable;

/** Executes runs, one after the other, on one thread; replicates of a trial share its built computation. */
final class Worker implements AutoCloseable {

    private final StudyWork work;
    private @Nullable Built built;

    Worker(StudyWork work) {
        this.work = work;
    }

    /** A computation with what it was built for. */
    private record Built(Object configuration, Autoencoder autoencoder, Computation computation) {}

    /** Trains and measures a run; empty if it was stopped, and then its checkpoint is recorded. */
    Optional<Outcome> execute(RunOrder order, Journal.Pending pending) {
        LoadedData data = work.data(order.configuration());
        Built mine = build(order, data);
        RunFiles files = new RunFiles(work.workspace(), order.run());
        Trainer trainer = new Trainer(mine.computation(), data.resident(), mine.autoencoder(), order.seed());
        Clock clock = new Clock(pending.seconds());
        start(order, pending, mine, trainer, files);
        work.progress()
                .started(
                        order.run(),
                        trainer.epochsDone(),
                        order.configuration().training().epochs());
        while (trainer.epochsDone() < order.configuration().training().epochs()) {
            int epoch = trainer.epochsDone() + 1;
            boolean whole = trainer.epoch(
                    work.stop(), (fraction, loss) -> work.progress().step(order.run(), epoch, fraction, loss));
            if (!whole) {
                Checkpoint checkpoint = save(files, mine.computation(), trainer);
                work.journal().interrupted(order.run(), Optional.of(checkpoint), clock.seconds());
                files.keepOnly(checkpoint);
                return Optional.empty();
            }
            Map<String, Double> metrics = trainer.finishEpoch();
            metrics.putAll(losses(mine, data, Split.VALIDATION, "val/"));
            finishEpoch(order, trainer, mine, files, clock, metrics);
        }
        return Optional.of(finish(order, mine, data, files, clock));
    }

    private void start(RunOrder order, Journal.Pending pending, Built mine, Trainer trainer, RunFiles files) {
        mine.computation().start(order.seed());
        pending.checkpoint().ifPresent(checkpoint -> {
            try {
                RunFiles.Saved saved = files.load(checkpoint);
                mine.computation().restore(saved.state());
                trainer.resume(saved.progress());
            } catch (IOException e) {
                work.progress()
                        .notice("%s begins anew: its checkpoint cannot be used (%s)"
                                .formatted(order.run(), e.getMessage()));
                mine.computation().start(order.seed());
            }
        });
    }

    private void finishEpoch(
            RunOrder order, Trainer trainer, Built mine, RunFiles files, Clock clock, Map<String, Double> metrics) {
        int epochs = order.configuration().training().epochs();
        boolean last = trainer.epochsDone() == epochs;
        boolean due =
                clock.sinceCheckpoint() >= order.configuration().training().checkpointSeconds();
        Optional<Checkpoint> checkpoint =
                last || due ? Optional.of(save(files, mine.computation(), trainer)) : Optional.empty();
        work.journal().epoch(order.run(), trainer.epochsDone(), metrics, clock.seconds(), checkpoint);
        checkpoint.ifPresent(kept -> {
            files.keepOnly(kept);
            clock.checkpointed();
        });
        work.progress().epoch(order.run(), trainer.epochsDone(), epochs, metrics);
    }

    private Outcome finish(RunOrder order, Built mine, LoadedData data, RunFiles files, Clock clock) {
        work.progress().evaluating(order.run());
        Map<String, Double> metrics = losses(mine, data, Split.TEST, "test/");
        Measuring.Subject subject = new Measuring.Subject(
                order, mine.computation(), mine.autoencoder().codeSize(), data);
        Measuring.Measured measured = work.measuring().measure(subject, files);
        metrics.putAll(measured.metrics());
        Computation.State state = mine.computation().state();
        List<Artifact> artifacts = measured.artifacts();
        artifacts.add(files.weights("model/weights.safetensors", state));
        return new Outcome(
                RunState.COMPLETED,
                Optional.of(RunFiles.weightsHash(state)),
                order.configuration().training().epochs(),
                clock.seconds(),
                metrics,
                artifacts,
                Optional.empty());
    }

    private static Map<String, Double> losses(Built mine, LoadedData data, Split split, String prefix) {
        Map<String, Double> losses = new LinkedHashMap<>();
        Matrix samples = data.samples(split).values();
        if (samples.rows() == 0) {
            return losses;
        }
        Computation computation = mine.computation();
        double loss = computation.mean(Autoencoder.LOSS, samples);
        if (samples.rows() >= mine.autoencoder().plan().batch()) {
            losses.put(prefix + Autoencoder.LOSS, loss);
        }
        Set<String> terms =
                Set.of(Autoencoder.RECONSTRUCTION, mine.autoencoder().dataTerm());
        for (String term : List.of(Autoencoder.RECONSTRUCTION, Autoencoder.DENOISING)) {
            if (terms.contains(term)) {
                losses.put(prefix + term, columnMean(computation.apply(term, samples)));
            }
        }
        return losses;
    }

    private static double columnMean(Matrix column) {
        double sum = 0;
        for (int i = 0; i < column.rows(); i++) {
            sum += column.get(i, 0);
        }
        return sum / column.rows();
    }

    private static Checkpoint save(RunFiles files, Computation computation, Trainer trainer) {
        return files.save(
                trainer.epochsDone(), trainer.stepsDone(), new RunFiles.Saved(computation.state(), trainer.progress()));
    }

    private Built build(RunOrder order, LoadedData data) {
        if (built != null && built.configuration().equals(order.configuration())) {
            return built;
        }
        close();
        Autoencoder autoencoder = work.autoencoder(order.configuration(), data);
        built = new Built(order.configuration(), autoencoder, work.compute().build(autoencoder.blueprint()));
        return built;
    }

    /** The run's time over all attempts, and the time since the last checkpoint. */
    private static final class Clock {
        private final double before;
        private final long began = System.nanoTime();
        private long checkpoint = began;

        Clock(double before) {
            this.before = before;
        }

        double seconds() {
            return before + (System.nanoTime() - began) / 1e9;
        }

        double sinceCheckpoint() {
            return (System.nanoTime() - checkpoint) / 1e9;
        }

        void checkpointed() {
            checkpoint = System.nanoTime();
        }
    }

    @Override
    public void close() {
        if (built != null) {
            built.computation().close();
            built = null;
        }
    }
}
