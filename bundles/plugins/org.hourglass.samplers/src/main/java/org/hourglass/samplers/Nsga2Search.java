package org.hourglass.samplers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.Draws;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;

/** A search by {@link Nsga2}; keeps the parents of the latest generation. */
final class Nsga2Search implements Sampler.Search {

    private static final double CROSSOVER_INDEX = 15;
    private static final double MUTATION_INDEX = 20;

    private final Nsga2 sampler;
    private final SearchSpace space;
    private final Sampler.Task task;
    private List<Observation> parents = List.of();
    private int seen;

    Nsga2Search(Nsga2 sampler, SearchSpace space, Sampler.Task task) {
        this.sampler = sampler;
        this.space = space;
        this.task = task;
    }

    @Override
    public Map<String, Double> suggest(long number, History history) {
        Draws draws = new Draws(task.seed(), number);
        for (; seen + sampler.population() <= history.observations().size(); seen += sampler.population()) {
            List<Observation> all = new ArrayList<>(parents);
            all.addAll(history.observations().subList(seen, seen + sampler.population()));
            parents = Fronts.best(all, sampler.population());
        }
        if (parents.isEmpty()) {
            return space.at(dimension -> draws.uniform(dimension.name()));
        }
        SplittableRandom random = new SplittableRandom(draws.bits("child"));
        Map<String, Double> a = winner(random);
        Map<String, Double> b = random.nextDouble() < sampler.crossover() ? winner(random) : a;
        return space.at(dimension -> position(dimension, a, b, new SplittableRandom(draws.bits(dimension.name()))));
    }

    /** Parents stand in the order of their rank. */
    private Map<String, Double> winner(SplittableRandom random) {
        int place = Math.min(random.nextInt(parents.size()), random.nextInt(parents.size()));
        return parents.get(place).point();
    }

    private double position(
            Dimension dimension, Map<String, Double> a, Map<String, Double> b, SplittableRandom random) {
        Double first = a.getOrDefault(dimension.name(), b.get(dimension.name()));
        Double second = b.getOrDefault(dimension.name(), first);
        boolean categorical = Axis.categorical(dimension.domain());
        boolean mutates = random.nextDouble() * space.dimensions().size() < 1;
        if (first == null || second == null || (mutates && categorical)) {
            return random.nextDouble();
        }
        Domain domain = dimension.domain();
        if (categorical) {
            return domain.position(random.nextBoolean() ? first : second);
        }
        double position = crossed(domain.position(first), domain.position(second), random);
        return Math.min(Math.max(mutates ? mutated(position, random.nextDouble()) : position, 0), 1);
    }

    private static double crossed(double a, double b, SplittableRandom random) {
        boolean exchange = random.nextBoolean(); // a dimension in two is taken over as it is
        double u = random.nextDouble();
        double beta = spread(u);
        double side = random.nextBoolean() ? 1 : -1;
        return exchange ? (a + b) / 2 + side * beta * (b - a) / 2 : side > 0 ? a : b;
    }

    /** Returns the factor by which simulated binary crossover spreads, which is 1 for u = 1/2. */
    static double spread(double u) {
        return u <= 0.5
                ? Math.pow(2 * u, 1 / (CROSSOVER_INDEX + 1))
                : Math.pow(1 / (2 * (1 - u)), 1 / (CROSSOVER_INDEX + 1));
    }

    /** Returns a position moved by polynomial mutation, which for u = 1/2 stays. */
    static double mutated(double x, double u) {
        double power = MUTATION_INDEX + 1;
        if (u < 0.5) {
            return x + Math.pow(2 * u + (1 - 2 * u) * Math.pow(1 - x, power), 1 / power) - 1;
        }
        return x + 1 - Math.pow(2 * (1 - u) + (2 * u - 1) * Math.pow(x, power), 1 / power);
    }
}
