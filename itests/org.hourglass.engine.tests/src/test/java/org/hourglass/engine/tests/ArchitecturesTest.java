package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hourglass.engine.Engine;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Architectures with a state of their own learn, and go on with the same bits after a stop. */
final class ArchitecturesTest {

    private static final String STUDY =
            """
            study: architectures
            dataset: {plugin: synthetic-linear, features: 12, rank: 3, samples: 640, validation: 128}
            architecture:
              choice:
                - {plugin: mlp, hidden: [16], code: 3, dropout: 0.05, input-dropout: 0.05, batch-norm: true, code-noise: 0.1}
                - {plugin: k-sparse, code: 24, k: 4, anneal: 2}
                - {plugin: winner-take-all, code: 24, rate: 0.4}
                - {plugin: vq-vae, hidden: [16], groups: 4, dimensions: 2, entries: 16}
                - {plugin: vq-vae, hidden: [16], groups: 4, dimensions: 2, entries: 16, follows: gradient}
                - {plugin: binary-code, hidden: [16], bits: 16, noise: 1}
                - {plugin: binary-code, hidden: [16], bits: 16, method: straight-through}
            loss: mse-mean
            training: {optimizer: adam, learning-rate: 1e-2, batch: 32, epochs: 4, checkpoint-seconds: 0}
            search: {sampler: grid, seed: 7}
            evaluate: [reconstruction]
            baselines: []
            """;

    private static final String IMAGES =
            """
            study: images
            dataset: {plugin: mnist, train: 1280, validation: 256}
            architecture:
              choice:
                - {plugin: conv, channels: [8, 16], code: 16}
                - {plugin: conv, channels: [4, 8, 8], code: 16, halving: pool, batch-norm: true}
                - {plugin: k-sparse, code: 200, k: 20, alpha: 1.5}
                - {plugin: vq-vae, entries: 64}
            loss: bce-mean
            training: {optimizer: adam, learning-rate: 3e-3, batch: 64, epochs: 3}
            search: {sampler: grid, seed: 7}
            evaluate: [reconstruction]
            baselines: []
            """;

    @TempDir
    Path folder;

    @Test
    void reconstructionFalls() {
        Laboratory laboratory = new Laboratory(folder);
        assertThat(laboratory.run(STUDY, 2)).isEqualTo(new Engine.Result(7, 0, 0, 0, false));
        assertFalls(laboratory, "architectures", "train/reconstruction");
    }

    @Test
    void reconstructionOfImagesFalls() {
        Laboratory laboratory = new Laboratory(folder);
        assertThat(laboratory.run(IMAGES, 2)).isEqualTo(new Engine.Result(4, 0, 0, 0, false));
        assertFalls(laboratory, "images", "val/reconstruction");
    }

    private static void assertFalls(Laboratory laboratory, String study, String metric) {
        for (Record.TrialView trial : laboratory.view(study).trials()) {
            var history =
                    laboratory.run(new RunId(study, trial.trial(), 0)).history().get(metric);
            assertThat(history.get(history.size() - 1).value())
                    .as("%s", trial.point())
                    .isLessThan(history.get(0).value());
        }
    }

    @Test
    void onlyAnUnlimitedCodeAsLargeAsTheDataIsWarnedOf() {
        assertThat(notices(STUDY)).noneMatch(notice -> notice.contains("memorize"));
        assertThat(notices(STUDY.replace("code: 3,", "code: 12,")))
                .contains("trial 0: a code of 12 for 12 features without regularizer or noise may just memorize; "
                        + "add one of them");
    }

    private List<String> notices(String study) {
        List<String> notices = new ArrayList<>();
        new Laboratory(folder.resolve(String.valueOf(study.hashCode()))).run(study, 1, () -> true, new Progress() {
            @Override
            public void notice(String text) {
                notices.add(text);
            }
        });
        return notices;
    }

    @Test
    void reportsAreRecordedInEachEpoch() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(STUDY, 2);
        Map<Integer, List<String>> expected = Map.of(
                1, List.of("train/k-sparse/dead-units", "val/k-sparse/dead-units"),
                2, List.of("train/winner-take-all/dead-units", "val/winner-take-all/dead-units"),
                3, List.of("train/vq-vae/perplexity", "val/vq-vae/perplexity", "train/penalty/vq-vae-commitment"),
                4, List.of("train/penalty/vq-vae-codebook"),
                5, List.of("train/binary-code/bit-entropy", "val/binary-code/bit-entropy"));
        expected.forEach((trial, names) -> assertThat(
                        laboratory.run(new RunId("architectures", trial, 0)).history())
                .containsKeys(names.toArray(String[]::new)));
    }

    @Test
    void runningAveragesCodebooksAndAnnealingGoOnWithTheSameBitsAfterAStop(@TempDir Path other) {
        Laboratory undisturbed = new Laboratory(folder);
        undisturbed.run(STUDY, 2);
        Laboratory stopped = new Laboratory(other);
        int stops = stopped.runStoppedAgainAndAgain(STUDY, 70, 30);
        assertThat(stops).isGreaterThan(3);
        assertThat(stopped.table("architectures")).isEqualTo(undisturbed.table("architectures"));
    }
}
