package org.hourglass.engine.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunState;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Split;
import org.hourglass.study.Configuration;
import org.jspecify.annotations.Nullable;

/** Executes runs, one after the other, on the calling thread; replicates of a trial share its built computation. */
final class Worker implements Executor {

    private final Workshop workshop;
    private @Nullable Built built;

    Worker(Workshop workshop) {
        this.workshop = workshop;
    }

    /** A computation with what it was built for. */
    private record Built(
            Configuration configuration, LoadedData data, Autoencoder autoencoder, Computation computation) {}

    /** A run at work. */
    private record Job(RunOrder order, Built built, Trainer trainer, RunFiles files, Stopwatch time) {

        int epochs() {
            return order.configuration().training().epochs();
        }

        Checkpoint save() {
            return files.save(
                    trainer.epochsDone(),
                    trainer.stepsDone(),
                    new RunFiles.Saved(built.computation().state(), trainer.progress()));
        }
    }

    @Override
    public Optional<Outcome> execute(RunOrder order, Start start, Events events) {
        Built mine = build(order.configuration());
        Trainer trainer = new Trainer(mine.computation(), mine.data().resident(), mine.autoencoder(), order.seed());
        RunFiles files = new RunFiles(workshop.workspace(), order.run());
        Job job = new Job(order, mine, trainer, files, new Stopwatch(start.seconds()));
        mine.computation().start(order.seed());
        start.checkpoint().ifPresent(checkpoint -> goOn(job, checkpoint, events));
        events.started(trainer.epochsDone());
        while (trainer.epochsDone() < job.epochs()) {
            Optional<String> reason = trainer.epochsDone() == 0 ? Optional.empty() : events.pruned();
            if (reason.isPresent()) {
                return Optional.of(pruned(job, reason.get()));
            }
            int epoch = trainer.epochsDone() + 1;
            if (!trainer.epoch(events::stopping, (fraction, loss) -> events.step(epoch, fraction, loss))) {
                Checkpoint checkpoint = job.save();
                events.interrupted(checkpoint, job.time().seconds());
                files.keepOnly(checkpoint);
                return Optional.empty();
            }
            finishEpoch(job, events);
        }
        events.evaluating();
        return Optional.of(finish(job));
    }

    private static void goOn(Job job, Checkpoint checkpoint, Events events) {
        try {
            RunFiles.Saved saved = job.files().load(checkpoint);
            job.built().computation().restore(saved.state());
            job.trainer().resume(saved.progress());
        } catch (IOException e) {
            events.notice("%s begins anew: its checkpoint cannot be used (%s)"
                    .formatted(job.order().run(), e.getMessage()));
            job.built().computation().start(job.order().seed());
        }
    }

    private static void finishEpoch(Job job, Events events) {
        Map<String, Double> metrics = job.trainer().finishEpoch();
        metrics.putAll(losses(job.built(), Split.VALIDATION, "val/"));
        boolean last = job.trainer().epochsDone() == job.epochs();
        boolean due =
                job.time().sinceMark() >= job.order().configuration().training().checkpointSeconds();
        Optional<Checkpoint> checkpoint = last || due ? Optional.of(job.save()) : Optional.empty();
        events.epoch(job.trainer().epochsDone(), metrics, job.time().seconds(), checkpoint);
        checkpoint.ifPresent(kept -> {
            job.files().keepOnly(kept);
            job.time().mark();
        });
    }

    /** A pruned run is not measured: its objective is what its last epoch had. */
    private static Outcome pruned(Job job, String reason) {
        return new Outcome(
                RunState.PRUNED,
                Optional.of(RunFiles.weightsHash(job.built().computation().state())),
                job.trainer().epochsDone(),
                job.time().seconds(),
                Map.of(),
                List.of(),
                Optional.of(new RunError(RunState.PRUNED.name(), reason, "")));
    }

    private Outcome finish(Job job) {
        Built mine = job.built();
        Map<String, Double> metrics = losses(mine, Split.TEST, "test/");
        Measuring.Subject subject =
                new Measuring.Subject(job.order(), mine.computation(), mine.autoencoder(), mine.data());
        Measuring.Measured measured = workshop.measuring().measure(subject, job.files());
        metrics.putAll(measured.metrics());
        Computation.State state = mine.computation().state();
        List<Artifact> artifacts = measured.artifacts();
        artifacts.add(job.files().weights("model/weights.safetensors", state));
        return new Outcome(
                RunState.COMPLETED,
                Optional.of(RunFiles.weightsHash(state)),
                job.epochs(),
                job.time().seconds(),
                metrics,
                artifacts,
                Optional.empty());
    }

    private static Map<String, Double> losses(Built mine, Split split, String prefix) {
        Map<String, Double> losses = new LinkedHashMap<>();
        Matrix samples = mine.data().samples(split).values();
        if (samples.rows() == 0) {
            return losses;
        }
        if (samples.rows() >= mine.autoencoder().plan().batch()) {
            losses.putAll(terms(mine, split, prefix));
        }
        losses.put(prefix + Autoencoder.RECONSTRUCTION, columnMean(mine, Autoencoder.RECONSTRUCTION, samples));
        if (mine.configuration().noise().isPresent()) {
            losses.put(prefix + Autoencoder.DENOISING, columnMean(mine, Autoencoder.DENOISING, samples));
        }
        return losses;
    }

    /** Returns the terms of the loss; the data term, which is of whole blocks only and of drawn codes, is told apart. */
    private static Map<String, Double> terms(Built mine, Split split, String prefix) {
        Matrix rows = mine.autoencoder().needsLabels()
                ? mine.data().labelled(split)
                : mine.data().samples(split).values();
        double[] means = mine.computation().means(Autoencoder.LOSS, rows);
        List<String> names = mine.autoencoder().lossTerms();
        Map<String, Double> terms = new LinkedHashMap<>();
        for (int i = 0; i < means.length; i++) {
            if (!names.get(i).equals(mine.autoencoder().dataTerm())) {
                terms.put(prefix + names.get(i), means[i]);
            }
        }
        return terms;
    }

    private static double columnMean(Built mine, String function, Matrix samples) {
        Matrix column = mine.computation().apply(function, samples);
        double sum = 0;
        for (int i = 0; i < column.rows(); i++) {
            sum += column.get(i, 0);
        }
        return sum / column.rows();
    }

    private Built build(Configuration configuration) {
        if (built != null && built.configuration().equals(configuration)) {
            return built;
        }
        close();
        LoadedData data = workshop.data(configuration);
        Autoencoder autoencoder = workshop.autoencoder(configuration, data);
        Computation computation = workshop.tools().compute().build(autoencoder.blueprint());
        built = new Built(configuration, data, autoencoder, computation);
        return built;
    }

    @Override
    public void close() {
        if (built != null) {
            built.computation().close();
            built = null;
        }
    }
}
