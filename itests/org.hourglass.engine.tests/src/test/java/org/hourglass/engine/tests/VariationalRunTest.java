package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hourglass.engine.Engine;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Stochastic encoders and the terms of their bound, each trained for a few epochs on a little of MNIST. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VariationalRunTest {

    private static final String STUDY =
            """
            study: variational
            dataset: {plugin: mnist, train: 1280, validation: 256}
            architecture: {plugin: vae, hidden: [64], code: 6}
            loss: bce-sum
            training: {optimizer: adam, learning-rate: 3e-3, batch: 64, epochs: 3}
            variants:
              - {name: vae, regularizers: [gaussian-kl]}
              - {name: beta-0, regularizers: [{plugin: gaussian-kl, beta: 0}]}
              - {name: beta-10, regularizers: [{plugin: gaussian-kl, beta: 10}]}
              - {name: mean, loss: bce-mean, regularizers: [{plugin: gaussian-kl, beta: 0.0012755102040816326}]}
              - {name: warm, regularizers: [{plugin: gaussian-kl, warm-up: 1, cycles: 2, free-bits: 0.1}]}
              - {name: capacity, regularizers: [{plugin: gaussian-kl, beta: 100, batch-capacity: 3, warm-up: 1}]}
              - {name: tcvae, regularizers: [total-correlation]}
              - {name: factor, regularizers: [gaussian-kl, {plugin: factor, hidden: [32]}]}
              - {name: dip-i, regularizers: [gaussian-kl, dip-i]}
              - {name: dip-ii, regularizers: [gaussian-kl, dip-ii]}
              - {name: iwae, regularizers: [iwae]}
              - {name: conditional, architecture: {plugin: conditional-vae, hidden: [64], code: 6}, regularizers: [gaussian-kl]}
              - {name: gaussian, loss: mse-sum, regularizers: [{plugin: gaussian-kl, beta: 2}]}
            evaluate: [reconstruction, {plugin: evidence, samples: 1000, draws: [1, 5]}]
            baselines: [pca]
            """;

    private static final List<String> NAMES = List.of(
            "vae",
            "beta-0",
            "beta-10",
            "mean",
            "warm",
            "capacity",
            "tcvae",
            "factor",
            "dip-i",
            "dip-ii",
            "iwae",
            "conditional",
            "gaussian");

    private Laboratory laboratory;

    @BeforeAll
    void train(@TempDir Path folder) {
        laboratory = new Laboratory(folder);
        Engine.Result result = laboratory.run(STUDY, 2);
        assertThat(result).isEqualTo(new Engine.Result(NAMES.size(), 0, 0, 0, false));
    }

    private Record.RunDetail run(String variant) {
        return laboratory.run(new RunId("variational", NAMES.indexOf(variant), 0));
    }

    /** Returns a metric after each epoch. */
    private double[] history(String variant, String metric) {
        var points = run(variant).history();
        assertThat(points).containsKey(metric);
        return points.get(metric).stream().mapToDouble(point -> point.value()).toArray();
    }

    private double last(String variant, String metric) {
        double[] history = history(variant, metric);
        return history[history.length - 1];
    }

    private Map<String, Double> metrics(String variant) {
        return run(variant).run().metrics();
    }

    @Test
    void reconstructionFallsAndNothingBecomesInfinite() {
        for (String name : NAMES) {
            double[] loss = history(name, "train/reconstruction");
            assertThat(loss[2]).as(name).isLessThan(loss[0]);
            run(name).history().forEach((metric, points) -> assertThat(points)
                    .as("%s %s", name, metric)
                    .allMatch(point -> Double.isFinite(point.value())));
            assertThat(metrics(name))
                    .as(name)
                    .allSatisfy((metric, value) -> assertThat(value).as(metric).isFinite());
        }
    }

    @Test
    void betaDecidesTheCodes() { // a coefficient that is not used gives one rate for all
        assertThat(last("beta-0", "val/rate")).isGreaterThan(2 * last("vae", "val/rate"));
        assertThat(last("beta-10", "val/rate")).isLessThan(last("vae", "val/rate") / 2);
    }

    @Test
    void theTermsOfTheBoundAreRecordedByNameWhateverTheLossAveragesOver() {
        for (String name : NAMES) {
            assertThat(run(name).history().keySet())
                    .as(name)
                    .contains("train/rate", "train/elbo", "val/elbo", "val/elbo-mean-code")
                    .doesNotContain("train/elbo-mean-code");
        }
        assertThat(last("vae", "val/elbo")).isCloseTo(-last("vae", "val/loss"), within(1e-2));
    }

    @Test
    void betaIsToldInNatsWhateverTheLossAveragesOver() {
        assertThat(last("vae", "train/gaussian-kl/beta-eff")).isEqualTo(1);
        assertThat(last("mean", "train/gaussian-kl/beta-eff")).isCloseTo(1, within(1e-5));
        assertThat(last("gaussian", "train/gaussian-kl/beta-eff"))
                .isEqualTo(1); // 2, one unit of mse-sum being half a nat
        assertThat(last("tcvae", "train/total-correlation/beta-eff")).isEqualTo(6);
        assertThat(last("iwae", "train/iwae/beta-eff")).isEqualTo(1);
    }

    @Test
    void aMeanLossWithTheSameBetaInNatsLearnsTheSame() { // Adam does not see the scale
        assertThat(last("mean", "val/elbo")).isCloseTo(last("vae", "val/elbo"), within(2.0));
    }

    @Test
    void theCapacityPullsTheRateToIt() {
        assertThat(last("capacity", "train/gaussian-kl/kl")).isCloseTo(3, within(0.5));
    }

    @Test
    void bothPlayersStayInTheGame() {
        assertThat(Arrays.stream(history("factor", "train/factor/discriminator")))
                .allMatch(loss -> loss > 0.05 && loss < 2);
        assertThat(metrics("factor").get("code/active-units")).isPositive();
    }

    @Test
    void theEvidenceOfTheTestSamplesIsMeasuredForStochasticCodesOnly() {
        for (String name : NAMES) {
            Map<String, Double> metrics = metrics(name);
            assertThat(metrics.get("code/elbo"))
                    .as(name)
                    .isCloseTo(-metrics.get("code/rate") - metrics.get("code/distortion"), within(1e-9));
            assertThat(metrics.get("code/importance-weighted-1"))
                    .as(name)
                    .isLessThan(metrics.get("code/importance-weighted-5"));
            assertThat(metrics.get("code/active-units")).as(name).isPositive();
            assertThat(metrics).doesNotContainKey("baseline/pca/elbo").containsKey("baseline/pca/mse");
        }
    }

    @Test
    void evaluatorAndTrainingMeasureTheSameBounds() { // by other draws; and training leaves out the last part of a
        // block
        for (String name : NAMES) {
            Map<String, Double> metrics = metrics(name);
            if (!name.equals("conditional")) { // which is trained with classes and evaluated without
                assertThat(metrics.get("code/elbo")).as(name).isCloseTo(metrics.get("test/elbo"), within(0.5));
                assertThat(metrics.get("code/elbo-mean-code"))
                        .as(name)
                        .isCloseTo(metrics.get("test/elbo-mean-code"), within(0.5));
            }
        }
    }

    @Test
    void aClassThatIsToldHelpsAndEvaluationIsNotTold() {
        Map<String, Double> conditional = metrics("conditional");
        assertThat(conditional.get("test/elbo")).isGreaterThan(conditional.get("code/elbo") + 2);
    }
}
