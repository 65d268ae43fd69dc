package org.hourglass.samplers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Draws;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;

/** A search by {@link Tpe}. What observations convert to is kept, as the history only grows. */
final class TpeSearch implements Sampler.Search {

    private final Tpe sampler;
    private final SearchSpace space;
    private final Sampler.Task task;
    private final List<TpeGroup> groups;
    private final NormalCdf cdf = new NormalCdf();
    private final Ranking ranking = new Ranking();

    TpeSearch(Tpe sampler, SearchSpace space, Sampler.Task task) {
        this.sampler = sampler;
        this.space = space;
        this.task = task;
        Map<Optional<Dimension.Condition>, List<Dimension>> together = new LinkedHashMap<>();
        space.dimensions()
                .forEach(dimension -> together.computeIfAbsent(dimension.condition(), condition -> new ArrayList<>())
                        .add(dimension));
        this.groups = together.values().stream().map(TpeGroup::new).toList();
    }

    @Override
    public Map<String, Double> suggest(long number, History history) {
        remember(history.observations());
        Draws draws = new Draws(task.seed(), number);
        int trials = history.observations().size();
        if (trials < sampler.startup()) {
            return space.at(dimension -> draws.uniform(dimension.name()));
        }
        BitSet good = ranking.best(Tpe.good(trials));
        Map<String, Double> point = new HashMap<>();
        for (TpeGroup group : groups) {
            if (group.active(point)) {
                TpeGroup.Split split = group.split(good, history.pending(), cdf);
                point.putAll(split.suggest(sampler.candidates(), new SplittableRandom(draws.bits(group.name()))));
            }
        }
        return ordered(point);
    }

    private void remember(List<Observation> observations) {
        for (Observation observation : observations.subList(ranking.size(), observations.size())) {
            groups.forEach(group -> group.add(ranking.size(), observation.point()));
            ranking.add(observation.value());
        }
    }

    private Map<String, Double> ordered(Map<String, Double> point) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        space.dimensions().forEach(dimension -> Optional.ofNullable(point.get(dimension.name()))
                .ifPresent(value -> ordered.put(dimension.name(), value)));
        return ordered;
    }
}
