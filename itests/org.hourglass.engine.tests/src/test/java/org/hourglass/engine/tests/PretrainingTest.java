package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
    void fewerEpochsThanThoseOfPretrainingAreRefused() {
        Laboratory laboratory = new Laboratory(folder);
        assertThatThrownBy(() -> laboratory.run(STUDY.replace("batch: 48, epochs: 6", "batch: 48, epochs: 3"), 1))
                .isInstanceOf(HourglassException.class)
                .hasMessage("training.epochs: must be at least the 4 epochs of the pretraining of stacked, but got 3");
    }
}
