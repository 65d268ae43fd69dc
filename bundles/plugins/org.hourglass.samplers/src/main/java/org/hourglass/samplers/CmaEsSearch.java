package org.hourglass.samplers;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Draws;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;

/** A search by {@link CmaEs}; keeps the distribution of the latest generation. */
final class CmaEsSearch implements Sampler.Search {

    private static final int ATTEMPTS = 100;
    private static final double SHARE_OF_A_CELL = 0.2;

    private final SearchSpace space;
    private final Sampler.Task task;
    private final List<Dimension> dimensions;
    private final double sigma;
    private final double[] floors;
    private final int population;
    private Covariance distribution;
    private int seen;

    CmaEsSearch(CmaEs sampler, SearchSpace space, Sampler.Task task) {
        this.space = space;
        this.task = task;
        this.sigma = sampler.sigma();
        this.dimensions = space.dimensions().stream()
                .filter(dimension -> dimension.condition().isEmpty() && !Axis.categorical(dimension.domain()))
                .toList();
        int size = dimensions.size();
        this.population = sampler.population() > 0
                ? Math.max(2, sampler.population())
                : 4 + (int) (3 * Math.log(Math.max(1, size)));
        this.floors = dimensions.stream()
                .mapToDouble(dimension -> dimension.domain().size() > 0
                        ? SHARE_OF_A_CELL / dimension.domain().size()
                        : 0)
                .toArray();
        double[] middle = new double[size];
        java.util.Arrays.fill(middle, 0.5);
        this.distribution = new Covariance(middle, sigma, population);
    }

    @Override
    public Map<String, Double> suggest(long number, History history) {
        for (; seen + population <= history.observations().size(); seen += population) {
            adapt(history.observations().subList(seen, seen + population));
        }
        Draws draws = new Draws(task.seed(), number);
        Map<String, Double> positions = new HashMap<>();
        double[] drawn = draw(new SplittableRandom(draws.bits("cma-es")));
        for (int d = 0; d < drawn.length; d++) {
            positions.put(dimensions.get(d).name(), drawn[d]);
        }
        return space.at(dimension -> {
            Double position = positions.get(dimension.name());
            return position == null ? draws.uniform(dimension.name()) : position;
        });
    }

    private void adapt(List<Observation> generation) {
        double[][] best = generation.stream()
                .sorted(Comparator.comparingDouble(Observation::value))
                .map(this::position)
                .toArray(double[][]::new);
        distribution.adapt(best);
        if (distribution.collapsed()) {
            Draws draws = new Draws(task.seed(), seen);
            double[] start = dimensions.stream()
                    .mapToDouble(dimension -> draws.uniform("begin " + dimension.name()))
                    .toArray();
            distribution = new Covariance(start, sigma, population);
        }
    }

    private double[] position(Observation observation) {
        return dimensions.stream()
                .mapToDouble(dimension -> dimension
                        .domain()
                        .position(Objects.requireNonNull(observation.point().get(dimension.name()))))
                .toArray();
    }

    private double[] draw(SplittableRandom random) {
        double[] position = {};
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            position = distribution.draw(random, floors);
            if (IntStream.range(0, position.length).allMatch(inside(position))) {
                return position;
            }
        }
        return java.util.Arrays.stream(position)
                .map(x -> Math.min(Math.max(x, 0), 1))
                .toArray();
    }

    private static java.util.function.IntPredicate inside(double[] position) {
        return d -> position[d] >= 0 && position[d] <= 1;
    }
}
