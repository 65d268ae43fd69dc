package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;
import org.hourglass.testkit.SamplerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class Nsga2Test implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new Nsga2(6, 0.9);
    }

    @Override
    public int objectives() {
        return 2;
    }

    @Test
    void frontsAreWhatNothingIsBetterThan() {
        // 0 and 1 trade one objective for the other; 2 is worse than 0 in both, 3 worse than 2
        List<Observation> trials = trials(new double[][] {{1, 4}, {3, 2}, {2, 5}, {3, 6}});
        assertThat(Fronts.sorted(trials).stream()
                        .map(front -> front.stream().map(Observation::trial).toList()))
                .containsExactly(List.of(0, 1), List.of(2), List.of(3));
    }

    @Test
    void equalTrialsDoNotDominateEachOther() {
        List<Observation> trials = trials(new double[][] {{1, 1}, {1, 1}});
        assertThat(Fronts.sorted(trials)).hasSize(1);
    }

    @Test
    void crowdingIsTheDistanceOfTheNeighbours() {
        // ranges 4 and 4; inner ones: (2 - 0)/4 + (4 - 1)/4 = 1.25 and (4 - 1)/4 + (2 - 0)/4 = 1.25 + 0
        double[] crowding = Fronts.crowding(trials(new double[][] {{0, 4}, {1, 2}, {2, 1}, {4, 0}}));
        assertThat(crowding[0]).isInfinite();
        assertThat(crowding[3]).isInfinite();
        assertThat(crowding[1]).isCloseTo(1.25, within(1e-12));
        assertThat(crowding[2]).isCloseTo(1.25, within(1e-12));
    }

    @Test
    void theLonelySurviveWithinAFront() {
        List<Observation> trials = trials(new double[][] {{0, 10}, {5, 5}, {5.1, 4.9}, {5.2, 4.8}, {10, 0}});
        assertThat(Fronts.best(trials, 4)).extracting(Observation::trial).containsExactly(0, 4, 1, 3);
    }

    @Test
    void crossoverSpreadsAsItsFormulaSays() {
        // (2 * 0.25)^(1/16) and (1 / (2 * 0.25))^(1/16)
        assertThat(Nsga2Search.spread(0.25)).isCloseTo(0.957603, within(1e-6));
        assertThat(Nsga2Search.spread(0.75)).isCloseTo(1.044274, within(1e-6));
    }

    @Test
    void mutationStaysWithinTheUnitInterval() {
        assertThat(Nsga2Search.mutated(0.3, 0.5)).isCloseTo(0.3, within(1e-12));
        assertThat(Nsga2Search.mutated(0.3, 0)).isCloseTo(0, within(1e-12));
        assertThat(Nsga2Search.mutated(0.3, 1)).isCloseTo(1, within(1e-12));
        // u = 0.25: (0.5 + 0.5 * 0.7^21)^(1/21) - 1 = -0.032448
        assertThat(Nsga2Search.mutated(0.3, 0.25)).isCloseTo(0.267552, within(1e-4));
    }

    @Test
    void theBetterOfTwoWinsATournament() {
        // parents 0 .. 23 in the order of their rank, told apart by x0, which nine children in ten keep: the better of
        // two
        // has a mean rank of 7.5, the worse one 15.5
        SearchSpace space = cube(10);
        List<Observation> parents = IntStream.range(0, 24)
                .mapToObj(i -> new Observation(i, space.at(dimension -> (i + 0.5) / 24), List.of((double) i), false))
                .toList();
        Sampler.Search search = new Nsga2(24, 0).begin(space, new Sampler.Task(1, 600, 7));
        assertThat(IntStream.range(24, 424)
                        .mapToDouble(number -> 24
                                * Objects.requireNonNull(search.suggest(number, new History(parents, List.of()))
                                        .get("x0")))
                        .average())
                .hasValueCloseTo(8.2, within(1.5));
    }

    @Test
    void comesNearTheFront() {
        SearchSpace space = cube(4);
        Sampler.Search search = new Nsga2(24, 0.9).begin(space, new Sampler.Task(2, 600, 7));
        List<Observation> all = new ArrayList<>();
        for (int trial = 0; trial < 600; trial++) {
            Map<String, Double> point = search.suggest(trial, new History(all, List.of()));
            double g = 1 + point.get("x1") + point.get("x2") + point.get("x3"); // 1 on the front
            double first = point.get("x0");
            all.add(new Observation(trial, point, List.of(first, g * (1 - Math.sqrt(first / g))), false));
        }
        double early = excess(all.subList(0, 24));
        assertThat(excess(all.subList(576, 600))).isLessThan(early / 4);
    }

    private static SearchSpace cube(int dimensions) {
        return new SearchSpace(IntStream.range(0, dimensions)
                .mapToObj(i -> new Dimension("x" + i, new Domain.Real(0, 1, false), Optional.empty()))
                .toList());
    }

    private static double excess(List<Observation> trials) {
        return trials.stream()
                .mapToDouble(trial -> trial.point().get("x1")
                        + trial.point().get("x2")
                        + trial.point().get("x3"))
                .average()
                .orElseThrow();
    }

    private static List<Observation> trials(double[][] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Observation(
                        i, Map.of(), java.util.Arrays.stream(values[i]).boxed().toList(), false))
                .toList();
    }
}
