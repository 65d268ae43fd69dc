package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A linear autoencoder finds the subspace of the first principal components and PCA's residual: H. Bourlard, Y. Kamp,
 * "Auto-association by multilayer perceptrons and singular value decomposition", Biological Cybernetics 59, 1988.
 */
final class LinearIsPcaTest {

    @Test
    void onAPrescribedSpectrumTheResidualsAgreeToAMillionth(@TempDir Path folder) {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(
                """
                study: linear-is-pca
                dataset: {plugin: synthetic-linear, features: 20, samples: 2000, validation: 0}
                architecture: {plugin: linear, code: 4, tied: true}
                loss: mse-sum
                training:
                  optimizer: adam
                  learning-rate: 3e-2
                  schedule: cosine
                  batch: 2000
                  epochs: 600
                  checkpoint-seconds: 60
                objective: {minimize: test/reconstruction}
                evaluate: [reconstruction, pca-comparison]
                baselines: [pca]
                """,
                1);
        Map<String, Double> metrics =
                laboratory.view("linear-is-pca").trials().get(0).runs().get(0).metrics();
        System.out.println(new java.util.TreeMap<>(metrics).toString().replace(", ", "\n"));
        assertThat(metrics.get("code/pca-ratio-train")).isCloseTo(1, within(1e-6));
        assertThat(metrics.get("code/pca-overlap")).isGreaterThan(0.99);
        assertThat(metrics.get("code/pca-angle")).isLessThan(8);
    }
}
