package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;
import org.junit.jupiter.api.Test;

/** What every sampler holds to. */
public interface SamplerContract {

    /** Returns the sampler. */
    Sampler plugin();

    /** Returns a space that it searches; one with a condition if it can search such. */
    default SearchSpace legalSpace() {
        Dimension kind = new Dimension("kind", new Domain.Choice(3, false), Optional.empty());
        Dimension rate = new Dimension("rate", new Domain.Real(1e-4, 1e-1, true), Optional.empty());
        Dimension width = new Dimension(
                "kind.b.width",
                new Domain.Whole(8, 64, 4, true),
                Optional.of(new Dimension.Condition("kind", Set.of(1, 2))));
        Dimension share = new Dimension(
                "kind.c.share", new Domain.Real(0, 1, false), Optional.of(new Dimension.Condition("kind", Set.of(2))));
        return plugin().exhaustive()
                ? new SearchSpace(List.of(kind, width))
                : new SearchSpace(List.of(kind, rate, width, share));
    }

    /** Returns how many objectives it is tried with. */
    default int objectives() {
        return 1;
    }

    /** Returns how many trials the tests take; enough that it looks at results. */
    default int trials() {
        return 40;
    }

    /** Points have just the active dimensions, each with a value of its domain. */
    @Test
    default void suggestsPointsOfTheSpace() {
        for (Observation trial : search(7, trials(), trials())) {
            for (Dimension dimension : legalSpace().dimensions()) {
                boolean active = SearchSpace.active(dimension, trial.point());
                assertThat(trial.point().containsKey(dimension.name()))
                        .as("%s of trial %d is there", dimension.name(), trial.trial())
                        .isEqualTo(active);
                if (active) {
                    double value = Objects.requireNonNull(trial.point().get(dimension.name()));
                    assertThat(dimension.domain().contains(value))
                            .as("%s = %s is legal", dimension.name(), value)
                            .isTrue();
                }
            }
        }
    }

    /** The same study gives the same points; a search that begins anew at any trial goes on as if nothing had happened. */
    @Test
    default void goesOnAfterACrashAsIfNothingHadHappened() {
        List<Observation> undisturbed = search(7, trials(), trials());
        assertThat(search(7, trials(), trials())).isEqualTo(undisturbed);
        assertThat(search(7, trials(), 1)).isEqualTo(undisturbed);
        assertThat(search(7, trials(), 7)).isEqualTo(undisturbed);
    }

    /** It does not suggest the same few points again and again. */
    @Test
    default void suggestsManyPoints() {
        assertThat(search(7, trials(), trials()).stream()
                        .map(Observation::point)
                        .distinct())
                .hasSizeGreaterThan(trials() / 2);
    }

    /** Results change what is suggested if, and only if, the sampler says that it looks at them. */
    @Test
    default void looksAtResultsIfItSaysSo() {
        List<Observation> all = search(7, trials(), trials());
        List<Observation> turned = all.stream()
                .map(trial -> new Observation(
                        trial.trial(),
                        trial.point(),
                        trial.values().stream().map(value -> -value).toList(),
                        false))
                .toList();
        boolean equal = true;
        for (int number = 0; number < trials(); number++) {
            Map<String, Double> first = begin(7).suggest(number, new History(all, List.of()));
            equal &= first.equals(begin(7).suggest(number, new History(turned, List.of())));
        }
        assertThat(equal).as("equal points for other results").isEqualTo(!plugin().adaptive());
    }

    /** Another seed gives other points, unless the space leaves nothing to choose. */
    @Test
    default void followsTheSeed() {
        assumeThat(plugin().exhaustive()).isFalse();
        assertThat(search(8, trials(), trials())).isNotEqualTo(search(7, trials(), trials()));
    }

    /** What is pending or pruned, or has equal values, is no error. */
    @Test
    default void bearsEqualValuesAndPrunedTrials() {
        Sampler.Search search = plugin().begin(legalSpace(), new Sampler.Task(objectives(), trials(), 7));
        List<Observation> equal = new ArrayList<>();
        for (int trial = 0; trial < trials(); trial++) {
            Map<String, Double> point = search.suggest(trial, new History(equal, List.of()));
            equal.add(new Observation(
                    trial,
                    point,
                    java.util.Collections.nCopies(objectives(), 1.0),
                    trial % 3 == 0 && objectives() == 1));
        }
        assertThat(equal).hasSize(trials());
    }

    /** Runs a search whose results come four trials late and which begins anew now and then. */
    private List<Observation> search(long seed, int trials, int restart) {
        Sampler.Search search = begin(seed);
        List<Observation> all = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            if (trial % restart == 0) {
                search = begin(seed);
            }
            int seen = Math.max(0, trial - 3);
            History history = new History(
                    all.subList(0, seen),
                    all.subList(seen, trial).stream().map(Observation::point).toList());
            Map<String, Double> point = search.suggest(trial, history);
            all.add(new Observation(trial, point, values(point), false));
        }
        return all;
    }

    private Sampler.Search begin(long seed) {
        return plugin().begin(legalSpace(), new Sampler.Task(objectives(), trials(), seed));
    }

    /** A smooth function of the positions, another one for each objective. */
    private List<Double> values(Map<String, Double> point) {
        List<Double> values = new ArrayList<>();
        for (int objective = 0; objective < objectives(); objective++) {
            double sum = 0;
            for (Dimension dimension : legalSpace().dimensions()) {
                Double value = point.get(dimension.name());
                double aim = 0.3 + 0.4 * objective;
                sum += value == null ? 0.1 : Math.pow(dimension.domain().position(value) - aim, 2);
            }
            values.add(sum);
        }
        return values;
    }
}
