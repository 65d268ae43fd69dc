package org.hourglass.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
final class SamplersTest {

    @ParameterizedTest
    @CsvSource({
        "BRANIN, random",
        "HARTMANN6, sobol",
        "CONDITIONAL, tpe",
        "BRANIN, cma-es",
        "CONDITIONAL, gp",
        "ZDT1, nsga-ii",
        "MIXED, tpe"
    })
    void searchesEveryFunction(Landscape landscape, String sampler) throws IOException {
        assertThat(Samplers.line(landscape, sampler, 25, 2, order -> new double[0]))
                .containsPattern(sampler + " 25 +[0-9.e-]+ \\([0-9.e-]+ to [0-9.e-]+\\)");
    }

    @Test
    void functionsHaveTheirLeastValuesWhereTheyAreKnownToBe() {
        assertThat(Landscape.BRANIN.values(Map.of("x", Math.PI, "y", 2.275)).get(0))
                .isCloseTo(Landscape.BRANIN.least(), within(1e-6));
        assertThat(Landscape.HARTMANN6
                        .values(Map.of(
                                "x0", 0.20169, "x1", 0.150011, "x2", 0.476874, "x3", 0.275332, "x4", 0.311652, "x5",
                                0.6573))
                        .get(0))
                .isCloseTo(Landscape.HARTMANN6.least(), within(1e-5));
        assertThat(Landscape.CONDITIONAL
                        .values(Map.of("momentum", 0.8, "branch", 1.0, "depth", 7.0, "share", 0.3))
                        .get(0))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void tellsADifferenceFromNoise() {
        double[] small = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] large = {11, 12, 13, 14, 15, 16, 17, 18};
        assertThat(SearchTable.line("f", small, large, false)).endsWith("better, p = 0.001");
        assertThat(SearchTable.line("f", small, large, true)).endsWith("worse, p = 0.001");
        assertThat(SearchTable.line("f", small, small, false)).endsWith("within noise, p = 1.000");
        // no win in 64 pairs: (0 - 32) / sqrt(64 * 17 / 12) = -3.3607
        assertThat(SearchTable.z(small, large)).isCloseTo(-3.3607, within(1e-4));
        assertThat(SearchTable.upperTail(1.959964)).isCloseTo(0.025, within(1e-6));
    }
}
