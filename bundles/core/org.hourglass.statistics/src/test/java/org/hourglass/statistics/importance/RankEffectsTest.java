package org.hourglass.statistics.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.statistics.importance.Spaces.shares;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RankEffectsTest {

    @Test
    void aNumberExplainsWhatSpearmanSays() {
        // x 1..5, ranks of y 2 1 4 3 5: sum of d² is 4, rho = 1 − 6·4/(5·24) = 0.8; 1 − (1 − 0.64)·4/3 = 0.52
        List<Observation> trials = trials("x", List.of(1.0, 2.0, 3.0, 4.0, 5.0), 20, 10, 40, 30, 50);

        assertThat(ranks(trials).shares().get(0).explained()).isCloseTo(0.52, within(1e-12));
    }

    @Test
    void aChoiceExplainsWhatKruskalAndWallisSay() {
        // ranks a 1 2, b 3 4, c 5 6: H = 12/(6·7) · (9/2 + 49/2 + 121/2) − 3·7 = 32/7; (H − 3 + 1)/(6 − 3) = 6/7
        List<Observation> trials = trials("c", List.of("a", "a", "b", "b", "c", "c"), 1, 2, 3, 4, 5, 6);

        assertThat(ranks(trials).shares().get(0).explained()).isCloseTo(6.0 / 7, within(1e-12));
    }

    @Test
    void whatDecidesNothingExplainsLittle() {
        Map<String, Double> shares = shares(ranks(Spaces.cube(1000, 3, x -> Math.exp(9 * x[0]) + 20 * x[1])));

        assertThat(shares.get("x0")).isGreaterThan(0.9);
        assertThat(shares.get("x2")).isLessThan(0.01);
        assertThat(shares.values().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aConditionalParameterCountsWhereItIsActive() {
        // rho is 1 where there is masking, in about half of the trials
        List<Observation> trials = Spaces.conditional(1000, 1, 4);
        Importances found = ranks(trials);
        double active = trials.stream()
                        .filter(trial -> trial.point().containsKey("noise.masking.p"))
                        .count()
                / 1000.0;

        assertThat(found.shares())
                .filteredOn(share -> share.parameter().equals("noise.masking.p"))
                .singleElement()
                .satisfies(share -> assertThat(share.explained()).isCloseTo(active, within(1e-12)));
        assertThat(found.pairs()).isEmpty();
    }

    @Test
    void whereNothingIsExplainedSharesAreZero() {
        List<Observation> trials = trials("x", List.of(1.0, 2.0, 3.0, 4.0), 2, 1, 1, 2);

        assertThat(ranks(trials).shares()).containsExactly(new Importances.Share("x", 0, 0));
    }

    @Test
    void whatSaysNothingIsRefused() {
        assertThatThrownBy(() -> ranks(trials("x", List.of(1.0, 2.0), 1, 2)))
                .hasMessage("importance: at least 4 completed trials are needed, but got 2; run more");
        assertThatThrownBy(() -> ranks(trials("x", List.of(1.0, 2.0, 3.0, 4.0), 7, 7, 7, 7)))
                .hasMessage("importance: the objective must differ between trials, but got 7.0 in all 4");
        assertThatThrownBy(() -> ranks(trials("x", List.of(1.0, 1.0, 1.0, 1.0), 1, 2, 3, 4)))
                .hasMessage("importance: a parameter must differ between trials, but got none in 4");
        assertThatThrownBy(() -> new Observation(Map.of(), Double.NaN))
                .hasMessage("observation: `value` must be finite, but got NaN");
    }

    @Test
    void aParameterThatNeverDiffersIsListedWithoutShare() {
        List<Observation> trials = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("fixed", "same");
            point.put("x", (double) i);
            trials.add(new Observation(point, i * i));
        }
        for (Method method : Method.values()) {
            assertThat(shares(method.of(trials, Map.of())))
                    .containsExactly(Map.entry("x", 1.0), Map.entry("fixed", 0.0));
        }
    }

    private static List<Observation> trials(String parameter, List<?> values, double... objective) {
        List<Observation> trials = new ArrayList<>();
        for (int i = 0; i < objective.length; i++) {
            trials.add(new Observation(Map.of(parameter, values.get(i)), objective[i]));
        }
        return trials;
    }

    private static Importances ranks(List<Observation> trials) {
        return Method.RANKS.of(trials, Map.of());
    }
}
