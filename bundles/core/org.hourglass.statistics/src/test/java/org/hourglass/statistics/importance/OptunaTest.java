package org.hourglass.statistics.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hourglass.base.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Optuna's fANOVA makes of the same trials; src/test/python/optuna_importance.py writes it. */
final class OptunaTest {

    /** A forest is a fit: with other seeds Optuna's own shares differ by up to 0.015 (one standard deviation). */
    private static final double ALIKE = 0.05;

    record Case(String name, List<Observation> trials, Map<String, Double> shares) {

        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    static Stream<Case> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(OptunaTest.class.getResourceAsStream("optuna.json"))) {
            Map<String, Object> all = Json.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<Map<String, Object>>) all.get("cases")).stream().map(OptunaTest::read);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Case read(Map<String, Object> data) {
        return new Case(
                (String) data.get("name"),
                ((List<Map<String, Object>>) data.get("trials"))
                        .stream()
                                .map(trial -> new Observation(
                                        (Map<String, Object>) trial.get("point"),
                                        ((Number) trial.get("value")).doubleValue()))
                                .toList(),
                (Map<String, Double>) data.get("optuna"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sharesAreLikeOptunas(Case expected) {
        Map<String, Double> shares = Spaces.shares(Method.FANOVA.of(expected.trials(), Map.of()));

        System.out.printf("%s: %s, Optuna %s%n", expected, shares, expected.shares());
        expected.shares()
                .forEach((parameter, share) ->
                        assertThat(shares.get(parameter)).as(parameter).isCloseTo(share, within(ALIKE)));
    }
}
