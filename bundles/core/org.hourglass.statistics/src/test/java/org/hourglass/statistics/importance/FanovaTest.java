package org.hourglass.statistics.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.statistics.importance.Spaces.shares;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FanovaTest {

    @Test
    void sharesOfASumAreThoseOfItsVariances() {
        // Var(c x) = c²/12: 9, 4, 1 and 0 twelfths
        Importances found = fanova(Spaces.cube(1000, 4, x -> 3 * x[0] + 2 * x[1] + x[2]));

        assertThat(found.shares()).extracting(Importances.Share::parameter).containsExactly("x0", "x1", "x2", "x3");
        assertThat(shares(found).get("x0")).isCloseTo(9.0 / 14, within(0.02));
        assertThat(shares(found).get("x1")).isCloseTo(4.0 / 14, within(0.02));
        assertThat(shares(found).get("x2")).isCloseTo(1.0 / 14, within(0.02));
        assertThat(shares(found).get("x3")).isCloseTo(0, within(0.005));
        assertThat(shares(found).values().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void anInteractionIsExplainedByThePair() {
        // f = x y on [-1, 1]²: the marginals are 0 everywhere, all of the variance is the pair's
        Importances found = fanova(Spaces.cube(1000, 3, x -> (2 * x[0] - 1) * (2 * x[1] - 1)));

        Importances.Pair largest = found.pairs().get(0);
        assertThat(List.of(largest.first(), largest.second())).containsExactly("x0", "x1");
        assertThat(largest.explained()).isGreaterThan(0.8);
    }

    @Test
    void aValleyIsImportantThoughItNeitherRisesNorFalls() {
        // Var((x − ½)²) = 1/80 − 1/144 = 1/180; Var(x/10) = 1/1200
        Importances found = fanova(Spaces.cube(1000, 2, x -> (x[0] - 0.5) * (x[0] - 0.5) + 0.1 * x[1]));

        assertThat(shares(found).get("x0")).isCloseTo((1.0 / 180) / (1.0 / 180 + 1.0 / 1200), within(0.03));
    }

    @Test
    void aConditionalParameterCountsWhereItIsActive() {
        // uniform p: the mean of f over p is h + s/2 with masking, else 0, so V of noise is (h + s/2)²/4;
        // the marginal of p is (h + s p)/2, so its variance is s²/48. h = 0, s = 4: 1 and 1/3
        Importances found = fanova(Spaces.conditional(1000, 0, 4));

        assertThat(shares(found).get("noise")).isCloseTo(0.75, within(0.03));
        assertThat(shares(found).get("noise.masking.p")).isCloseTo(0.25, within(0.03));
        assertThat(shares(found).get("training.learning-rate")).isLessThan(0.01);
    }

    @Test
    void aConditionalParameterIsFoundThoughItsChoiceAloneDecidesNothing() {
        // h = −2, s = 4: the mean with masking is 0, as without; V of p is 1/3, V of the choice 0
        Importances found = fanova(Spaces.conditional(1000, -2, 4));

        assertThat(shares(found).get("noise.masking.p")).isGreaterThan(0.95);
        // the pair: f is (s p − 2) with masking: variance 16/12/2 = 2/3, of which p alone explains 1/3
        assertThat(found.pairs().get(0).explained()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aParameterWhoseActivityNothingTellsIsImportantByIt() {
        Random random = new Random(3);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean active = random.nextBoolean();
            Map<String, Object> point = new LinkedHashMap<>(Map.of("x", random.nextDouble()));
            if (active) {
                point.put("y", random.nextDouble());
            }
            observations.add(new Observation(point, active ? 1 : 0));
        }

        assertThat(shares(fanova(observations)).get("y")).isGreaterThan(0.98);
    }

    @Test
    void choicesAreUniformOverTheirValues() {
        // values 0, 0, 3 of three levels: variance 2; 2 y of a flag: variance 1
        Random random = new Random(5);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int level = random.nextInt(10) < 8 ? 0 : 1 + random.nextInt(2); // seldom drawn levels count no less
            boolean flag = random.nextBoolean();
            Map<String, Object> point = new LinkedHashMap<>();
            point.put(
                    "hidden",
                    List.of(List.of(256L), List.of(128L, 64L), List.of()).get(level));
            point.put("tied", flag);
            observations.add(new Observation(point, (level == 2 ? 3 : 0) + (flag ? 2 : 0)));
        }
        Importances found = fanova(observations);

        assertThat(shares(found).get("hidden")).isCloseTo(2.0 / 3, within(0.02));
        assertThat(shares(found).get("tied")).isCloseTo(1.0 / 3, within(0.02));
    }

    @Test
    void numbersFromAGridAreUniformOverTheirValues() {
        // 16, 32, 64, 128: f is 0, 1, 2, 3 with variance 5/4, whatever lies between them; 2 y has 4/12
        Random random = new Random(6);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            int step = random.nextInt(4);
            double y = random.nextDouble();
            observations.add(new Observation(Map.of("code", 16L << step, "y", y), step + 2 * y));
        }

        assertThat(shares(fanova(observations)).get("code")).isCloseTo((5.0 / 4) / (5.0 / 4 + 4.0 / 12), within(0.02));
    }

    @Test
    void logarithmicNumbersAreUniformInTheirLogarithm() {
        // u = log10 x is uniform from -4 to 0: f = u + 4 y has 16/12 of each
        Random random = new Random(8);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            double u = -4 * random.nextDouble();
            double y = random.nextDouble();
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("rate", Math.pow(10, u));
            point.put("y", y);
            observations.add(new Observation(point, u + 4 * y));
        }

        assertThat(shares(fanova(observations)).get("rate")).isCloseTo(0.5, within(0.02));
        double linear = shares(Method.FANOVA.of(observations, Map.of("rate", Scale.LINEAR)))
                .get("rate");
        assertThat(linear).isLessThan(0.3);
    }

    @Test
    void theSameTrialsGiveTheSameBits() {
        List<Observation> trials = Spaces.cube(200, 5, x -> Math.sin(5 * x[0]) + x[1] * x[2]);

        assertThat(fanova(trials)).isEqualTo(fanova(List.copyOf(trials)));
    }

    @Test
    void sizeAndPlaceOfTheObjectiveDoNotMatter() {
        List<Observation> trials = Spaces.cube(200, 3, x -> 2 * x[0] + x[1]);
        List<Observation> huge = trials.stream()
                .map(trial -> new Observation(trial.point(), 1e300 * trial.value()))
                .toList();

        assertThat(shares(fanova(huge)).get("x0"))
                .isCloseTo(shares(fanova(trials)).get("x0"), within(1e-3));
    }

    @Test
    void aThousandTrialsOfTenParametersTakeNoTime() {
        List<Observation> trials = Spaces.cube(
                1000, 10, x -> Math.sin(6 * x[0]) + x[1] * x[2] + Math.sqrt(x[3]) + 0.1 * x[4] + 0.01 * Math.exp(x[5]));
        // the first time is what a command takes; the times are printed, not judged
        for (Method method : Method.values()) {
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                Importances found = method.of(trials, Map.of());
                System.out.printf(
                        "%s of 1,000 trials of 10 parameters: %.0f ms%n",
                        method.key(), (System.nanoTime() - start) / 1e6);
                assertThat(found.shares().subList(0, 2))
                        .extracting(Importances.Share::parameter)
                        .contains("x0");
            }
        }
    }

    private static Importances fanova(List<Observation> observations) {
        return Method.FANOVA.of(observations, Map.of());
    }
}
