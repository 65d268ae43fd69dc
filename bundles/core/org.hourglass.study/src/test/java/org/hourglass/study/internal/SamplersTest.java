package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hourglass.study.Slot;
import org.hourglass.study.Study;
import org.junit.jupiter.api.Test;

final class SamplersTest {

    private static final String LEAST =
            "study: s\ndataset: {plugin: mnist, validation: 100}\nloss: {choice: [mse-mean, bce-mean]}\n";

    private static Study random(int trials, long seed, String... lines) {
        return Reading.study(LEAST
                + "search: {sampler: random, trials: %d, seed: %d}\n".formatted(trials, seed)
                + String.join("\n", lines));
    }

    private static List<Map<String, Object>> points(Study study) {
        return IntStream.range(0, study.trials())
                .mapToObj(i -> study.trial(i).point())
                .toList();
    }

    private static List<Object> values(Study study, String path) {
        return points(study).stream().map(point -> point.get(path)).toList();
    }

    @Test
    void aGridWalksTheLastFastestAndEachPluginsOwnParameters() {
        Study study = Reading.study(
                """
                study: s
                dataset: {plugin: mnist, validation: 100}
                noise: {choice: [none, {plugin: masking, p: {choice: [0.1, 0.2]}}]}
                architecture: {code: {int: [8, 24], step: 8}, plugin: mlp, hidden: [32]}
                loss: mse-mean
                """);
        assertThat(points(study))
                .containsExactly(
                        Map.of("noise", "none", "architecture.code", 8L),
                        Map.of("noise", "none", "architecture.code", 16L),
                        Map.of("noise", "none", "architecture.code", 24L),
                        Map.of("noise", "masking", "noise.masking.p", 0.1, "architecture.code", 8L),
                        Map.of("noise", "masking", "noise.masking.p", 0.1, "architecture.code", 16L),
                        Map.of("noise", "masking", "noise.masking.p", 0.1, "architecture.code", 24L),
                        Map.of("noise", "masking", "noise.masking.p", 0.2, "architecture.code", 8L),
                        Map.of("noise", "masking", "noise.masking.p", 0.2, "architecture.code", 16L),
                        Map.of("noise", "masking", "noise.masking.p", 0.2, "architecture.code", 24L));
        assertThat(study.trial(4).configuration().noise().orElseThrow().values())
                .isEqualTo(Map.of("p", 0.1));
        assertThat(study.trial(4).configuration().architecture().values())
                .isEqualTo(Map.of("hidden", List.of(32L), "code", 16L, "activation", "relu", "tied", false));
    }

    @Test
    void aGridIncludesBothEndsInExactDecimals() {
        Study study = Reading.with("noise: {plugin: masking, p: {grid: {from: 0, to: 0.7, step: 0.1}}}");
        assertThat(values(study, "noise.p")).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    }

    @Test
    void pointsOfOnePluginTwiceAreToldApart() {
        Study study = Reading.with(
                "noise: {choice: [masking, {plugin: masking, p: 0.2}, gaussian]}",
                "regularizers: [{choice: [kl-sparsity@1.0.0, kl-sparsity@1.1.0]}]");
        assertThat(points(study))
                .containsExactly(
                        Map.of("noise", "masking#1", "regularizers[0]", "kl-sparsity@1.0.0"),
                        Map.of("noise", "masking#1", "regularizers[0]", "kl-sparsity@1.1.0"),
                        Map.of("noise", "masking#2", "regularizers[0]", "kl-sparsity@1.0.0"),
                        Map.of("noise", "masking#2", "regularizers[0]", "kl-sparsity@1.1.0"),
                        Map.of("noise", "gaussian", "regularizers[0]", "kl-sparsity@1.0.0"),
                        Map.of("noise", "gaussian", "regularizers[0]", "kl-sparsity@1.1.0"));
        assertThat(study.trial(1).configuration().regularizers())
                .extracting(Slot::revision)
                .extracting(Object::toString)
                .containsExactly("kl-sparsity@1.1.0");
    }

    @Test
    void randomPointsAreAFunctionOfTheSeed() {
        String[] space = {
            "architecture: {plugin: mlp, code: {int: [8, 64], log: true}}",
            "training: {learning-rate: {log-uniform: [1e-4, 1e-2]}}"
        };
        assertThat(points(random(30, 7, space))).isEqualTo(points(random(30, 7, space)));
        assertThat(points(random(30, 7, space)).subList(0, 10)).isEqualTo(points(random(10, 7, space)));
        assertThat(points(random(30, 8, space))).doesNotContainAnyElementsOf(points(random(30, 7, space)));
    }

    @Test
    void trialsCanBeAskedForInAnyOrder() {
        Study study = random(20, 3, "architecture: {plugin: mlp, code: {int: [1, 4096]}}");
        Object last = study.trial(19);
        study.trial(0);
        assertThat(study.trial(19)).isEqualTo(last);
    }

    @Test
    void aFurtherParameterOrPluginChangesNoOthersDraws() {
        Study one = random(
                40,
                1,
                "architecture: {plugin: mlp, code: {int: [8, 64]}}",
                "noise: {plugin: masking, p: {uniform: [0.1, 0.5]}}");
        Study more = random(
                40,
                1,
                "architecture: {plugin: mlp, code: {int: [8, 64]}, tied: auto, hidden: {choice: [[9], [8]]}}",
                "noise: {choice: [{plugin: masking, p: {uniform: [0.1, 0.5]}}, {plugin: gaussian, sd: auto}]}",
                "training: {learning-rate: {log-uniform: [1e-4, 1e-2]}}");

        assertThat(values(more, "architecture.code")).isEqualTo(values(one, "architecture.code"));
        for (int i = 0; i < 40; i++) {
            Object p = more.trial(i).point().get("noise.masking.p");
            assertThat(p).isIn(null, one.trial(i).point().get("noise.p"));
        }
    }

    @Test
    void randomReachesWhatAGridReachesAndNothingElse() {
        String space = "architecture: {plugin: mlp, code: {int: [8, 32], step: 4, log: %s},"
                + " activation: auto, hidden: {choice: [[9], [8, 7]]}}";
        for (boolean log : new boolean[] {false, true}) {
            Set<Map<String, Object>> grid = new HashSet<>(points(Reading.study(LEAST + space.formatted(log))));
            assertThat(grid).hasSize(7 * 3 * 2 * 2);
            String continuous = "noise: {plugin: masking, p: {uniform: [0, 1]}}";
            Set<Map<String, Object>> drawn = new HashSet<>();
            points(random(4000, 5, space.formatted(log), continuous)).forEach(point -> {
                Map<String, Object> rest = new LinkedHashMap<>(point);
                rest.remove("noise.p");
                drawn.add(rest);
            });
            assertThat(drawn).isEqualTo(grid);
        }
    }

    @Test
    void randomIsUniformOverIntAndBothEndsAreIncluded() {
        Study study = random(
                6000,
                11,
                "architecture: {plugin: mlp, code: {int: [3, 8]}}",
                "noise: {plugin: masking, p: {uniform: [0.25, 0.5]}}");
        int[] counts = new int[9];
        values(study, "architecture.code").forEach(code -> counts[((Long) code).intValue()]++);
        // 6000 draws over 6 values: 1000 each, with a standard deviation of sqrt(6000 * 5/36) = 29
        for (int code = 3; code <= 8; code++) {
            assertThat(counts[code]).isBetween(1000 - 5 * 29, 1000 + 5 * 29);
        }
        List<Double> draws =
                values(study, "noise.p").stream().map(Double.class::cast).toList();
        assertThat(draws).allMatch(p -> 0.25 <= p && p < 0.5);
        // a uniform variable on [0.25, 0.5] has mean 0.375, its mean over 6000 a deviation of 0.25 / sqrt(12 * 6000)
        assertThat(mean(draws)).isCloseTo(0.375, within(5 * 0.25 / Math.sqrt(12 * 6000)));
    }

    @Test
    void logDomainsAreUniformInTheLogarithm() {
        Study study = random(
                6000,
                12,
                "architecture: {plugin: mlp, code: {int: [1, 1000], log: true}}",
                "training: {learning-rate: {log-uniform: [1e-4, 1e-2]}}");
        List<Double> exponents = new ArrayList<>();
        values(study, "training.learning-rate").forEach(rate -> exponents.add(Math.log10((Double) rate)));
        assertThat(exponents).allMatch(e -> -4 - 1e-9 <= e && e <= -2 + 1e-9);
        // uniform on [-4, -2]: mean -3, deviation of the mean over 6000 draws 2 / sqrt(12 * 6000)
        assertThat(mean(exponents)).isCloseTo(-3, within(5 * 2 / Math.sqrt(12 * 6000)));
        List<Object> codes = values(study, "architecture.code");
        assertThat(codes).contains(1L).allMatch(code -> 1 <= (Long) code && (Long) code <= 1000);
        // 1 stands for [0.5, 1.5) of [0.5, 1000.5): ln 3 / ln 2001 = 0.1445
        long ones = codes.stream().filter(code -> code.equals(1L)).count();
        assertThat(ones / 6000.0).isCloseTo(0.1445, within(5 * Math.sqrt(0.1445 * 0.8555 / 6000)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void autoIsTheDomainThatTheParameterDeclares() {
        Study grid = Reading.study(
                "study: s\ndataset: mnist\nloss: mse-sum\narchitecture: {plugin: mlp, activation: auto, tied: auto}");
        assertThat(values(grid, "architecture.activation"))
                .containsExactly("relu", "relu", "sigmoid", "sigmoid", "tanh", "tanh");
        Study drawn = random(200, 1, "architecture: linear", "regularizers: [{plugin: l1, weight: auto}]");
        assertThat(values(drawn, "regularizers[0].weight"))
                .allMatch(weight -> 1e-6 <= (Double) weight && (Double) weight <= 1)
                .anyMatch(weight -> (Double) weight < 1e-4); // declared as logarithmic
    }

    @Test
    void aWholeNumberForARealParameterIsReal() {
        assertThat(values(Reading.with("noise: {plugin: gaussian, sd: {int: [1, 3]}}"), "noise.sd"))
                .containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void excludedPointsAreSkippedAndCounted() {
        Study grid = Reading.with(
                "noise: {choice: [none, {plugin: masking, p: {choice: [0.1, 0.2]}}]}",
                "training: {learning-rate: {choice: [0.1, 0.01]}}",
                "exclude: ['noise.masking.p > 0.15 && training.learning-rate >= 0.1']");
        assertThat(grid.trials()).isEqualTo(5);
        assertThat(grid.excluded()).isEqualTo(1);
        assertThat(points(grid))
                .doesNotContain(Map.of("noise", "masking", "noise.masking.p", 0.2, "training.learning-rate", 0.1))
                .contains(Map.of("noise", "none", "training.learning-rate", 0.1));

        Study drawn = random(
                50,
                1,
                "architecture: {plugin: mlp, code: {int: [1, 64]}, hidden: [32]}",
                "noise: {plugin: masking, p: {uniform: [0, 1]}}",
                "exclude: ['architecture.code > architecture.hidden[0]', \"loss == 'bce-mean'\"]");
        assertThat(drawn.trials()).isEqualTo(50);
        assertThat(drawn.excluded()).isGreaterThan(50);
        assertThat(points(drawn))
                .allMatch(point -> (Long) point.get("architecture.code") <= 32
                        && point.get("loss").equals("mse-mean"));
    }

    @Test
    void anExpressionTellsAHyphenFromADifference() {
        Study study = Reading.with(
                "training: {learning-rate: 0.5, batch: {choice: [1, 2, 3]}}",
                "exclude: ['training.batch-1 > training.learning-rate * 3']");
        assertThat(values(study, "training.batch")).containsExactly(1L, 2L);
    }

    @Test
    void zippedParametersVaryTogether() {
        String space = "architecture: {plugin: mlp, code: {choice: [8, 16, 32]}}\n"
                + "training: {batch: {grid: {from: 10, to: 20, step: 5}}, epochs: {choice: [1, 2]}}\n"
                + "zip: [[training.batch, architecture.code]]\n";
        Map<Object, Object> together = Map.of(10L, 8L, 15L, 16L, 20L, 32L);
        Study grid = Reading.study(LEAST + space);
        assertThat(grid.trials()).isEqualTo(2 * 3 * 2);
        assertThat(new HashSet<>(points(grid))).hasSize(12);
        for (Study study : List.of(grid, random(12, 1, space), Reading.study(grid.canonical()))) {
            assertThat(points(study)).allMatch(point -> together.get(point.get("training.batch"))
                    .equals(point.get("architecture.code")));
            assertThat(study.trial(11).configuration().architecture().values())
                    .containsEntry("code", study.trial(11).point().get("architecture.code"));
        }
        assertThat(points(Reading.study(grid.canonical()))).isEqualTo(points(grid));
    }
}
