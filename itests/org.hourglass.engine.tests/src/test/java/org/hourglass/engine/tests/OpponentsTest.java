package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Autoencoders with an opponent, in real steps of training. */
final class OpponentsTest {

    private static final Map<String, String> OPPONENTS =
            Map.of("adversarial", "discriminator", "gan", "discriminator", "acai", "critic");

    @TempDir
    Path folder;

    private record Rates(double autoencoder, double opponent, double weight) {}

    /** A run of one step from the same seed, whatever the rates. */
    private Map<String, String> afterOneStep(String plugin, String study, Rates rates) throws IOException {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(
                """
                study: %s
                dataset: {plugin: synthetic-linear, features: 8, rank: 8, samples: 64, validation: 0}
                architecture: {plugin: mlp, hidden: [6], code: 2, activation: tanh}
                regularizers: [{plugin: %s, weight: %s, hidden: [5], learning-rate: %s}]
                loss: mse-mean
                training: {optimizer: sgd, learning-rate: %s, batch: 64, epochs: 1}
                search: {sampler: grid, seed: 7}
                evaluate: [reconstruction]
                baselines: []
                """
                        .formatted(study, plugin, rates.weight(), rates.opponent(), rates.autoencoder()),
                1);
        return laboratory.weights(new RunId(study, 0, 0));
    }

    private static Map<String, String> of(Map<String, String> weights, boolean opponents) {
        Map<String, String> some = new TreeMap<>(weights);
        some.keySet().removeIf(path -> path.startsWith("penalty.") != opponents);
        assertThat(some).hasSizeGreaterThan(3);
        return some;
    }

    @Test
    void eachPlayersGradientMovesItsOwnParametersAlone() throws IOException {
        for (String plugin : OPPONENTS.keySet()) {
            Map<String, String> base = afterOneStep(plugin, plugin + "-base", new Rates(0.1, 1e-3, 0.5));
            Map<String, String> fasterOpponent = afterOneStep(plugin, plugin + "-faster", new Rates(0.1, 1e-2, 0.5));
            assertThat(of(fasterOpponent, false)).as(plugin).isEqualTo(of(base, false));
            of(fasterOpponent, true)
                    .forEach((path, bytes) -> assertThat(bytes).as(path).isNotEqualTo(base.get(path)));
            Map<String, String> otherRate = afterOneStep(plugin, plugin + "-rate", new Rates(0.2, 1e-3, 0.5));
            assertThat(of(otherRate, true)).as(plugin).isEqualTo(of(base, true));
            of(otherRate, false)
                    .forEach((path, bytes) -> assertThat(bytes).as(path).isNotEqualTo(base.get(path)));
            Map<String, String> stronger = afterOneStep(plugin, plugin + "-stronger", new Rates(0.1, 1e-3, 5));
            assertThat(of(stronger, true)).as(plugin).isEqualTo(of(base, true));
            assertThat(of(stronger, false)).as(plugin).isNotEqualTo(of(base, false));
        }
    }

    @Test
    void bothPlayersStayFiniteAndTheReconstructionFalls() {
        Laboratory laboratory = new Laboratory(folder);
        for (String plugin : OPPONENTS.keySet()) {
            laboratory.run(
                    """
                    study: %s
                    dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 640, validation: 128}
                    architecture: {plugin: mlp, hidden: [16], code: 3, activation: tanh, code-activation: linear}
                    regularizers: [{plugin: %s, hidden: [16]}]
                    loss: mse-mean
                    training: {optimizer: adam, learning-rate: 1e-2, batch: 32, epochs: 6}
                    evaluate: [reconstruction]
                    baselines: []
                    """
                            .formatted(plugin, plugin),
                    1);
            Map<String, List<Record.Point>> history =
                    laboratory.run(new RunId(plugin, 0, 0)).history();
            String opponent = plugin + "/" + OPPONENTS.get(plugin);
            assertThat(history).containsKeys("train/" + opponent, "val/" + opponent, "train/penalty/" + plugin);
            history.values().forEach(points -> assertThat(points).allMatch(point -> Double.isFinite(point.value())));
            List<Record.Point> reconstruction = history.get("val/reconstruction");
            assertThat(reconstruction.get(5).value())
                    .as(plugin)
                    .isLessThan(reconstruction.get(0).value());
        }
    }
}
