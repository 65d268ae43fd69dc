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

/** Latent samplers, and noise that does not fit, through whole studies. */
final class GenerationRunTest {

    private static final String STUDY =
            """
            study: generation
            dataset: {plugin: mnist, train: 1000, validation: 100}
            architecture: {plugin: mlp, hidden: [32], code: 4, code-activation: linear}
            regularizers: [{plugin: weight-decay, weight: 1e-6}]
            loss: bce-mean
            training: {learning-rate: 1e-2, batch: 50, epochs: 2}
            evaluate: [reconstruction, generation]
            baselines: [pca]
            """;
    private static final String SAMPLERS =
            "latent-samplers: [prior, gaussian, {plugin: gaussian-mixture, components: 3}, kernel-density]\n";

    @TempDir
    Path folder;

    @Test
    void samplesOfEachLatentSamplerAreMeasuredAndPictured() {
        Laboratory laboratory = new Laboratory(folder);
        assertThat(laboratory.run(STUDY + SAMPLERS, 1)).isEqualTo(new Engine.Result(1, 0, 0, 0, false));
        Record.RunDetail run = laboratory.run(new RunId("generation", 0, 0));
        for (String name : new String[] {"prior", "gaussian", "gaussian-mixture", "kernel-density"}) {
            assertThat(run.run().metrics())
                    .containsKeys("code/" + name + "-variance-ratio", "baseline/pca/" + name + "-variance-ratio");
            assertThat(run.artifacts()).extracting("path").contains("images/samples-" + name + ".png");
        }
        // PCA reconstructs linearly: samples with the covariance of its codes have its share of the variance
        assertThat(run.run().metrics().get("baseline/pca/gaussian-variance-ratio"))
                .isBetween(0.2, 0.35);
        assertThat(run.run().metrics().get("baseline/pca/linear-detour")).isBetween(0.999, 1.001);
        assertThat(run.artifacts())
                .extracting("path")
                .contains(
                        "images/interpolation-linear.png",
                        "images/interpolation-slerp.png",
                        "images/traversals.png",
                        "tables/traversals.json");
    }

    /** The same study of numbers that are no images, without pictures. */
    private static String numbers(String noise) {
        return STUDY.replace(
                        "dataset: {plugin: mnist, train: 1000, validation: 100}",
                        "dataset: {plugin: synthetic-linear, samples: 500, validation: 100}\nnoise: " + noise)
                .replace("bce-mean", "mse-mean")
                .replace("generation]", "sparsity]");
    }

    @Test
    void aRunWithoutLatentSamplersHasTheKeyOfOneThatNeverHeardOfThem(@TempDir Path other) {
        Laboratory without = new Laboratory(folder);
        without.run(numbers("none"), 1);
        Laboratory with = new Laboratory(other);
        with.run(numbers("none") + SAMPLERS, 1);
        RunId id = new RunId("generation", 0, 0);
        assertThat(without.run(id).order()).doesNotContainKey("latent-samplers");
        assertThat(with.run(id).order()).containsKey("latent-samplers");
        assertThat(without.run(id).run().key()).isNotEqualTo(with.run(id).run().key());
        assertThat(without.run(id).run().weights()).isEqualTo(with.run(id).run().weights());
    }

    @Test
    void noiseThatWouldDamageTheDataIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> new Laboratory(folder).run(numbers("salt-and-pepper"), 1))
                .isInstanceOf(HourglassException.class)
                .hasMessage(
                        "salt-and-pepper: the data must be in [0, 1], but the range of synthetic-linear is (-∞, ∞); "
                                + "use noise for data of any range, such as gaussian without clip");
    }

    @Test
    void noiseForImagesFailsARunOnOtherSamplesWithAMessage() {
        Laboratory laboratory = new Laboratory(folder);
        assertThat(laboratory.run(numbers("blur"), 1)).isEqualTo(new Engine.Result(0, 1, 0, 0, false));
        assertThat(String.valueOf(
                        laboratory.run(new RunId("generation", 0, 0)).run().error()))
                .contains("a sample must be an image [height, width, channels], but got [features=20]; "
                        + "use noise that needs no image, such as masking");
    }
}
