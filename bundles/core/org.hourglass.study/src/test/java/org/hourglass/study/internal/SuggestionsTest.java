package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hourglass.base.Json;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.study.Study;
import org.hourglass.study.Trial;
import org.junit.jupiter.api.Test;

/** Studies whose sampler looks at results. */
final class SuggestionsTest {

    private static final String CONDITIONAL =
            """
            study: s
            dataset: {plugin: mnist, validation: 100}
            noise: {choice: [none, {plugin: masking, p: {uniform: [0.1, 0.5]}}]}
            architecture: {plugin: mlp, code: {int: [2, 64], log: true}, hidden: {choice: [[64], [128, 64]]}}
            loss: mse-mean
            """;

    private static final String CLIMBING = CONDITIONAL + "search: {sampler: climber, trials: 12, window: 3, seed: 5}\n";

    private static List<String> dimensions(String text) {
        return ((CheckedStudy) Reading.study(text))
                .file().space().searchSpace().dimensions().stream()
                        .map(Dimension::name)
                        .toList();
    }

    /** Runs a study whose results come in the order of the trials, as late as its window allows. */
    private static List<Trial> run(Study study) {
        Study.Suggester suggester = study.suggester();
        List<Trial> trials = new ArrayList<>();
        long asked = 0;
        for (int number = 0; number < study.trials(); number++) {
            int seen = Math.max(0, number - study.window() + 1);
            List<Observation> results = trials.subList(0, seen).stream()
                    .map(SuggestionsTest::result)
                    .toList();
            List<Map<String, Double>> pending = trials.subList(seen, number).stream()
                    .map(Trial::coordinates)
                    .toList();
            Study.Suggestion suggestion = suggester.next(number, asked, new History(results, pending));
            trials.add(suggestion.trial());
            asked = suggestion.asked();
        }
        return trials;
    }

    private static Observation result(Trial trial) {
        double code = Objects.requireNonNull(trial.coordinates().get("architecture.mlp.code"));
        return new Observation(trial.number(), trial.coordinates(), List.of(code), false);
    }

    @Test
    void asManyTrialsAreKnownAsNeedNoResult() {
        Study study = Reading.study(CLIMBING);
        assertThat(study.trials()).isEqualTo(12);
        assertThat(study.known()).isEqualTo(3);
        assertThat(run(study).subList(0, 3).stream().map(Trial::point))
                .containsExactlyElementsOf(List.of(
                        study.trial(0).point(),
                        study.trial(1).point(),
                        study.trial(2).point()));
        assertThatThrownBy(() -> study.trial(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void resultsLeadTheSearch() {
        assertThat(run(Reading.study(CLIMBING)).stream()
                        .skip(6)
                        .mapToDouble(trial -> result(trial).value())
                        .average()
                        .orElseThrow())
                .isLessThan(15);
    }

    @Test
    void dimensionsAreNamedBySlotPluginAndParameter() {
        assertThat(dimensions(CONDITIONAL + "search: {trials: 3}"))
                .containsExactly("noise", "noise.masking.p", "architecture.mlp.hidden", "architecture.mlp.code");
    }

    @Test
    void revisionsOfOnePluginShareADimensionUnlessTheStudyTellsThemApart() {
        String same = "regularizers: [{choice: [{plugin: kl-sparsity@1.0.0, rho: {uniform: [0.1, 0.2]}},"
                + " {plugin: kl-sparsity@1.1.0, rho: {uniform: [0.1, %s]}}]}]\nsearch: {trials: 3}\n";
        assertThat(dimensions(CONDITIONAL + same.formatted("0.2"))).contains("regularizers[0].kl-sparsity.rho");
        assertThat(dimensions(CONDITIONAL + same.formatted("0.3")))
                .contains("regularizers[0].kl-sparsity@1.0.0.rho", "regularizers[0].kl-sparsity@1.1.0.rho");
    }

    @Test
    void variantsAreAChoiceBeforeAllOthers() {
        assertThat(
                        dimensions(
                                CONDITIONAL
                                        + "search: {trials: 3}\nvariants: [{name: plain}, {name: sparse, regularizers: [{plugin: l1, weight: auto}]}]"))
                .startsWith("variant", "plain/noise")
                .contains("sparse/regularizers[0].l1.weight");
    }

    @Test
    void aRecordedPointIsTheTrialThatItWas() {
        Study study = Reading.study(CLIMBING);
        for (Trial trial : run(study)) {
            Map<String, Object> recorded = Json.parseObject(Json.canonical(trial.point()));
            assertThat(study.trial(trial.number(), recorded)).isEqualTo(trial);
        }
        assertThatThrownBy(() -> study.trial(7, Map.of("noise", "gaussian")))
                .hasMessage("s: must have the point {noise=gaussian} of trial 7, but its space is another one");
    }

    @Test
    void whatIsLeftOutIsAskedForAgain() {
        Study study = Reading.study(CLIMBING + "exclude: ['noise == \"none\"', 'architecture.code < 4']");
        assertThat(run(study)).hasSize(12).allSatisfy(trial -> {
            assertThat(trial.point()).containsEntry("noise", "masking");
            assertThat((Long) trial.point().get("architecture.code")).isGreaterThanOrEqualTo(4);
        });
    }
}
