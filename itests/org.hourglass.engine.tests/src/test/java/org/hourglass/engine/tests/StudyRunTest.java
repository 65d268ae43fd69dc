package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.Engine;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole studies on small synthetic data, with real TensorFlow and a real H2 file. */
final class StudyRunTest {

    private static final String SWEEP =
            """
            study: sweep
            dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 640, validation: 128}
            noise: {choice: [none, {plugin: gaussian, sd: 0.1, clip: false}]}
            architecture: {plugin: mlp, hidden: [8], code: {choice: [2, 3]}, activation: tanh}
            regularizers: [{plugin: l1, weight: 1e-3}]
            loss: mse-sum
            training: {optimizer: adam, learning-rate: 1e-2, batch: 32, epochs: 4, checkpoint-seconds: 0}
            replicates: 2
            search: {sampler: grid, seed: 7}
            evaluate: [reconstruction, pca-comparison]
            baselines: [pca]
            """;

    @TempDir
    Path folder;

    @Test
    void everyRunIsTrainedMeasuredAndRecorded() {
        Laboratory laboratory = new Laboratory(folder);
        Engine.Result result = laboratory.run(SWEEP, 2);
        assertThat(result).isEqualTo(new Engine.Result(8, 0, 0, 0, false));
        Record.StudyView view = laboratory.view("sweep");
        assertThat(view.state()).isEqualTo(StudyState.COMPLETED);
        assertThat(view.trials()).hasSize(4);
        Record.RunDetail run = laboratory.run(new RunId("sweep", 0, 1));
        assertThat(run.history().keySet()).contains("train/loss", "train/penalty/l1", "val/loss", "val/reconstruction");
        assertThat(run.history().get("val/reconstruction")).hasSize(4);
        assertThat(run.run().metrics()).containsKeys("test/reconstruction", "code/mse", "baseline/pca/mse");
        double first = run.history().get("train/loss").get(0).value();
        double last = run.history().get("train/loss").get(3).value();
        assertThat(last).isLessThan(first);
        assertThat(run.run().weights()).matches("[0-9a-f]{64}");
        assertThat(run.artifacts()).extracting("path").contains("model/weights.safetensors");
    }

    @Test
    void withNoiseBothDenoisingAndReconstructionAreMeasured() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SWEEP, 2);
        Map<Boolean, List<Record.TrialView>> noisy = laboratory.view("sweep").trials().stream()
                .collect(java.util.stream.Collectors.partitioningBy(
                        trial -> !"none".equals(trial.point().get("noise"))));
        assertThat(noisy.get(true)).hasSize(2).allSatisfy(trial -> assertThat(
                        trial.runs().get(0).metrics())
                .containsKeys("train/denoising", "val/denoising", "val/reconstruction", "test/denoising"));
        assertThat(noisy.get(false)).hasSize(2).allSatisfy(trial -> assertThat(
                        trial.runs().get(0).metrics())
                .containsKeys("train/reconstruction", "val/reconstruction")
                .doesNotContainKeys("train/denoising", "val/denoising", "test/denoising"));
    }

    @Test
    void theTableDoesNotDependOnHowManyRunSideBySide(@TempDir Path other) {
        Laboratory one = new Laboratory(folder);
        Laboratory two = new Laboratory(other);
        one.run(SWEEP, 1);
        two.run(SWEEP, 2);
        assertThat(two.table("sweep")).isEqualTo(one.table("sweep"));
    }

    @Test
    void aStudyThatWasStoppedInTheMiddleOfEpochsEndsLikeAnUndisturbedOne(@TempDir Path other) {
        Laboratory undisturbed = new Laboratory(folder);
        undisturbed.run(SWEEP, 2);
        Laboratory stopped = new Laboratory(other);
        int stops = 0;
        for (Engine.Result result = null; result == null || result.stopped(); stops++) {
            AtomicInteger questions = new AtomicInteger();
            result = stopped.run(SWEEP, 2, () -> questions.incrementAndGet() > 90, new Progress() {});
            assertThat(stops).isLessThan(50);
        }
        assertThat(stops).isGreaterThan(3);
        assertThat(stopped.table("sweep")).isEqualTo(undisturbed.table("sweep"));
    }

    @Test
    void theSameStudyAgainDoesNothingMore() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SWEEP, 2);
        AtomicInteger started = new AtomicInteger();
        Engine.Result again = laboratory.run(SWEEP, 2, () -> false, new Progress() {
            @Override
            public void started(RunId run, int epoch, int epochs) {
                started.incrementAndGet();
            }
        });
        assertThat(started).hasValue(0);
        assertThat(again.completed()).isEqualTo(8);
    }

    @Test
    void equalRunsOfAnotherStudyShareTheResultAndSayWhose() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SWEEP, 2);
        Map<RunId, RunId> shared = new java.util.concurrent.ConcurrentHashMap<>();
        laboratory.run(SWEEP.replace("study: sweep", "study: again"), 2, () -> false, new Progress() {
            @Override
            public void shared(RunId run, RunId other) {
                shared.put(run, other);
            }
        });
        assertThat(shared).hasSize(8).containsEntry(new RunId("again", 1, 1), new RunId("sweep", 1, 1));
        assertThat(laboratory.table("again")).isEqualTo(laboratory.table("sweep"));
    }

    @Test
    void aLossThatIsNoNumberEndsItsRunAndNoOther() {
        Laboratory laboratory = new Laboratory(folder);
        List<Outcome> failed = new java.util.concurrent.CopyOnWriteArrayList<>();
        Engine.Result result = laboratory.run(
                """
                study: explodes
                dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 640, validation: 128}
                architecture: {plugin: linear, code: 3}
                loss: mse-sum
                training: {optimizer: sgd, learning-rate: {choice: [1e-4, 1e6]}, batch: 32, epochs: 3}
                evaluate: [reconstruction]
                baselines: []
                """,
                1,
                () -> false,
                new Progress() {
                    @Override
                    public void ended(RunId run, Outcome outcome) {
                        if (outcome.state() == RunState.FAILED) {
                            failed.add(outcome);
                        }
                    }
                });
        assertThat(result).isEqualTo(new Engine.Result(1, 1, 0, 0, false));
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).error().orElseThrow().code()).isEqualTo("NOT_FINITE");
        assertThat(failed.get(0).error().orElseThrow().message())
                .matches("loss: must be finite, but got (NaN|Infinity) in epoch 1, step \\d+; "
                        + "lower training.learning-rate or set training.clip-norm");
    }

    @Test
    void aSparsityPenaltyOnACodeOutOfItsDomainNamesThePluginAndTheRemedy() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(
                """
                study: domain
                dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 640, validation: 128}
                architecture: {plugin: mlp, hidden: [8], code: 3, activation: relu}
                regularizers: [kl-sparsity]
                loss: mse-mean
                training: {epochs: 1}
                evaluate: [reconstruction]
                baselines: []
                """,
                1);
        Record.RunView run = laboratory.view("domain").trials().get(0).runs().get(0);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error()).isNotNull();
        assertThat(run.error().message())
                .contains("kl-sparsity (kl-sparsity@")
                .contains("the code must be in [0, 1], but its range is [0, ∞); use a sigmoid code");
    }

    @Test
    void dataOutOfTheLossesRangeAreRefusedBeforeAnythingIsRecorded() {
        Laboratory laboratory = new Laboratory(folder);
        assertThatThrownBy(() -> laboratory.run(SWEEP.replace("loss: mse-sum", "loss: bce-mean"), 1))
                .isInstanceOf(HourglassException.class)
                .hasMessage("bce-mean: the data must be in [0, 1], but the range of synthetic-linear is (-∞, ∞); "
                        + "use another loss, such as mse-mean");
        assertThatThrownBy(() -> laboratory.view("sweep")).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void labelsThatAPenaltyNeedsAndTheDataLackAreRefusedBeforeAnythingIsRecorded() {
        Laboratory laboratory = new Laboratory(folder);
        assertThatThrownBy(() -> laboratory.run(SWEEP.replace("{plugin: l1, weight: 1e-3}", "supervised"), 1))
                .isInstanceOf(HourglassException.class)
                .hasMessage("supervised: the data must have labels, but synthetic-linear has none; "
                        + "use a dataset with labels or leave supervised out");
        assertThatThrownBy(() -> laboratory.view("sweep")).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void labelsReachThePenaltyThatNeedsThem() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(
                """
                study: labelled
                dataset: {plugin: moons, samples: 640, validation: 128}
                architecture: {plugin: mlp, hidden: [16], code: 2, activation: tanh, code-activation: linear}
                regularizers: [{plugin: supervised, weight: 1}]
                loss: mse-mean
                training: {optimizer: adam, learning-rate: 1e-2, batch: 32, epochs: 12}
                evaluate: [reconstruction]
                baselines: []
                """,
                1);
        var history = laboratory.run(new RunId("labelled", 0, 0)).history();
        assertThat(history.get("val/supervised/labelled")).allMatch(point -> point.value() == 1);
        assertThat(history.get("val/supervised/right").get(11).value()).isGreaterThan(0.85); // a constant: .5
        assertThat(history.get("train/penalty/supervised").get(11).value())
                .isLessThan(history.get("train/penalty/supervised").get(0).value() / 2);
    }

    @Test
    void aValidationSplitThatLeavesNothingToLearnFromIsRefused() {
        Laboratory laboratory = new Laboratory(folder);
        assertThatThrownBy(() -> laboratory.run(SWEEP.replace("validation: 128", "validation: 640"), 1))
                .isInstanceOf(HourglassException.class)
                .hasMessage("dataset.validation: must be less than the 640 training samples of synthetic-linear, "
                        + "but got 640");
    }

    @Test
    void noCheckpointIsLeftOfARunThatIsDone() throws Exception {
        new Laboratory(folder).run(SWEEP, 2);
        Path checkpoints = folder.resolve(".hourglass/checkpoints");
        try (Stream<Path> files = Files.walk(checkpoints)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
