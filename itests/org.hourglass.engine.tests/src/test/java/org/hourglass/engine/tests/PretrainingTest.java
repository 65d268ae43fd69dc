package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.Engine;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layer-wise pretraining is part of a run: recorded, and survives a stop. */
final class PretrainingTest {

    private static final String STUDY =
            """
            study: stacked
            dataset: {plugin: synthetic-linear, features: 12, rank: 3, samples: 640, validation: 128}
            architecture: {plugin: stacked, hidden: [10], code: 5, activation: tanh, pretraining-epochs: 2, corruption: 0.1}
            loss: mse-mean
            training: {optimizer: adam, learning-rate: 1e-2, batch: 48, epochs: 6, remainder: keep, checkpoint-seconds: 0}
            replicates: 2
            search: {sampler: grid, seed: 7}
            evaluate: [reconstruction]
            baselines: []
            """;

    private static final String MNIST = "{plugin: mnist, train: 640, validation: 128}";

    private static final String SPARSE = STUDY.replace("tanh", "sigmoid")
            .replace(
                    "loss: mse-mean",
                    """
                    regularizers: [{plugin: kl-sparsity, beta: 0.1}, {plugin: weight-decay, weight: 1e-2}]
                    loss: mse-mean""");

    @TempDir
    Path folder;

    @Test
    void stagesAreTheFirstEpochsAndTheirLossFalls() {
        Laboratory laboratory = new Laboratory(folder);
        assertThat(laboratory.run(STUDY, 1)).isEqualTo(new Engine.Result(2, 0, 0, 0, false));
        for (int replicate = 0; replicate < 2; replicate++) {
            Record.RunDetail run = laboratory.run(new RunId("stacked", 0, replicate));
            for (int stage = 1; stage <= 2; stage++) {
                var loss = run.history().get("train/pretraining-" + stage + "/loss");
                assertThat(loss).hasSize(2);
                assertThat(loss.get(1).value()).isLessThan(loss.get(0).value());
                assertThat(loss.get(0).epoch()).isEqualTo(2 * stage - 1);
            }
            var loss = run.history().get("train/loss");
            assertThat(loss).hasSize(2);
            assertThat(loss.get(0).epoch()).isEqualTo(5);
            assertThat(loss.get(1).value()).isLessThan(loss.get(0).value());
            assertThat(run.history().get("val/reconstruction")).hasSize(6);
        }
    }

    @Test
    void goesOnWithTheSameBitsAfterStopsInEveryStage(@TempDir Path other) {
        Laboratory undisturbed = new Laboratory(folder);
        undisturbed.run(STUDY, 1);
        Laboratory stopped = new Laboratory(other);
        int stops = stopped.runStoppedAgainAndAgain(STUDY, 17, 40);
        assertThat(stops).isGreaterThan(6);
        assertThat(stopped.table("stacked")).isEqualTo(undisturbed.table("stacked"));
    }

    @Test
    void thePenaltiesOfTheStudyActOnEachLayerInItsOwnStage() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SPARSE, 1);
        var history = laboratory.run(new RunId("stacked", 0, 0)).history();
        for (int stage = 1; stage <= 2; stage++) {
            String prefix = "train/pretraining-" + stage + "/";
            double sum = 0;
            for (String term : List.of("denoising", "penalty/kl-sparsity", "penalty/weight-decay")) {
                assertThat(history).containsKey(prefix + term);
                sum += history.get(prefix + term).get(1).value();
            }
            assertThat(history.get(prefix + "loss").get(1).value()).isCloseTo(sum, within(1e-6));
        }
        assertThat(history.get("train/penalty/kl-sparsity").get(0).epoch()).isEqualTo(5);
    }

    @Test
    void noPenaltyActsInStagesThatAreNotPenalized() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SPARSE.replace("corruption: 0.1", "corruption: 0, penalized: false"), 1);
        var history = laboratory.run(new RunId("stacked", 0, 0)).history();
        assertThat(history).containsKeys("train/pretraining-1/reconstruction", "train/penalty/kl-sparsity");
        assertThat(history.keySet()).noneMatch(name -> name.startsWith("train/pretraining-1/penalty"));
    }

    @Test
    void aStageLeavesTheLayersBelowItAsTheyAreAlsoByWeightDecay() throws IOException {
        String pretrained = SPARSE.replace("batch: 48, epochs: 6", "batch: 48, epochs: 4");
        Map<String, String> mean = weightsOf("mean", pretrained);
        Map<String, String> sum =
                weightsOf("sum", pretrained.replace("corruption:", "layer-loss: mse-sum, corruption:"));
        mean.forEach((path, bytes) ->
                assertThat(bytes.equals(sum.get(path))).as(path).isEqualTo(path.contains("layer-1.")));
    }

    private Map<String, String> weightsOf(String name, String study) throws IOException {
        Laboratory laboratory = new Laboratory(folder.resolve(name));
        laboratory.run(study, 1);
        return laboratory.weights(new RunId("stacked", 0, 0));
    }

    @Test
    void penaltiesOfLabelsWaitForTheLossOfTheRun() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(
                SPARSE.replace(
                                "{plugin: synthetic-linear, features: 12, rank: 3, samples: 640, validation: 128}",
                                MNIST)
                        .replace("{plugin: weight-decay, weight: 1e-2}", "{plugin: supervised}"),
                1);
        var history = laboratory.run(new RunId("stacked", 0, 0)).history();
        assertThat(history.get("train/supervised/right").get(0).epoch()).isEqualTo(5);
        assertThat(history.keySet()).noneMatch(name -> name.contains("pretraining") && name.contains("supervised"));
        assertThat(history).containsKey("train/pretraining-2/penalty/kl-sparsity");
    }

    @Test
    void anOpponentOfEachStageIsItsOwnAndGoesOnWithTheSameBits(@TempDir Path other) {
        String study = STUDY.replace(
                        "loss: mse-mean", "regularizers: [{plugin: adversarial, hidden: [6]}]\nloss: mse-mean")
                .replace("replicates: 2", "replicates: 1");
        Laboratory undisturbed = new Laboratory(folder);
        undisturbed.run(study, 1);
        var history = undisturbed.run(new RunId("stacked", 0, 0)).history();
        assertThat(history)
                .containsKeys(
                        "train/pretraining-1/adversarial/discriminator",
                        "train/pretraining-2/adversarial/discriminator",
                        "train/adversarial/discriminator");
        Laboratory stopped = new Laboratory(other);
        assertThat(stopped.runStoppedAgainAndAgain(study, 17, 40)).isGreaterThan(3);
        assertThat(stopped.table("stacked")).isEqualTo(undisturbed.table("stacked"));
    }

    @Test
    void fewerEpochsThanThoseOfPretrainingAreRefused() {
        Laboratory laboratory = new Laboratory(folder);
        assertThatThrownBy(() -> laboratory.run(STUDY.replace("batch: 48, epochs: 6", "batch: 48, epochs: 3"), 1))
                .isInstanceOf(HourglassException.class)
                .hasMessage("training.epochs: must be at least the 4 epochs of the pretraining of stacked, but got 3");
    }
}
