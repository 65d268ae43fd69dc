package org.hourglass.samplers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.Draws;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;

/** A search by {@link Gp}; remembers nothing. */
final class GpSearch implements Sampler.Search {

    private static final int SPREAD = 1024;
    private static final int NEAR = 64;
    private static final int IMPROVED = 4;
    private static final double FINEST = 1e-4;
    private static final double NOT_ACTIVE = 0.5;

    private final Gp sampler;
    private final SearchSpace space;
    private final Sampler.Task task;
    private final NormalCdf cdf = new NormalCdf();

    GpSearch(Gp sampler, SearchSpace space, Sampler.Task task) {
        this.sampler = sampler;
        this.space = space;
        this.task = task;
    }

    /** A point in positions of all dimensions, and what is expected of it. */
    private record Candidate(double[] positions, double merit) {}

    @Override
    public Map<String, Double> suggest(long number, History history) {
        Draws draws = new Draws(task.seed(), number);
        if (history.observations().size() < sampler.startup()
                || space.dimensions().isEmpty()) {
            return space.at(dimension -> draws.uniform(dimension.name()));
        }
        List<Observation> trials = chosen(history.observations());
        List<double[]> x = trials.stream().map(trial -> encoded(trial.point())).toList();
        double[] y =
                standardised(trials.stream().mapToDouble(Observation::value).toArray());
        GpModel model = new GpModel(new GpLikelihood(x, y).best(), x, y)
                .believing(history.pending().stream().map(this::encoded).toList());
        int least = IntStream.range(0, y.length)
                .reduce((a, b) -> y[b] < y[a] ? b : a)
                .orElseThrow();
        java.util.function.ToDoubleFunction<double[]> merit =
                positions -> model.logImprovement(encoded(point(positions)), y[least], cdf);
        Candidate best = candidates(draws, trials.get(least).point()).stream()
                .map(positions -> new Candidate(positions, merit.applyAsDouble(positions)))
                .sorted(Comparator.comparingDouble(candidate -> -candidate.merit()))
                .limit(IMPROVED)
                .map(candidate -> improved(candidate, merit))
                .reduce((a, b) -> b.merit() > a.merit() ? b : a)
                .orElseThrow();
        return point(best.positions());
    }

    private List<Observation> chosen(List<Observation> all) {
        if (all.size() <= sampler.trials()) {
            return all;
        }
        int half = sampler.trials() / 2;
        List<Observation> latest = all.subList(all.size() - half, all.size());
        List<Observation> chosen = all.subList(0, all.size() - half).stream()
                .sorted(Comparator.comparingDouble(Observation::value))
                .limit(sampler.trials() - half)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        chosen.addAll(latest);
        return chosen;
    }

    private static double[] standardised(double[] y) {
        double mean = java.util.Arrays.stream(y).average().orElseThrow();
        double variance = java.util.Arrays.stream(y)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        return java.util.Arrays.stream(y).map(v -> (v - mean) / deviation).toArray();
    }

    /** Options become negative numbers, as {@link GpKernel#square} wants them. */
    private double[] encoded(Map<String, Double> point) {
        return space.dimensions().stream()
                .mapToDouble(dimension -> {
                    Double value = point.get(dimension.name());
                    if (Axis.categorical(dimension.domain())) {
                        return value == null ? -1 : -2 - value;
                    }
                    return value == null ? NOT_ACTIVE : dimension.domain().position(value);
                })
                .toArray();
    }

    private Map<String, Double> point(double[] positions) {
        List<Dimension> dimensions = space.dimensions();
        return space.at(dimension -> positions[dimensions.indexOf(dimension)]);
    }

    private List<double[]> candidates(Draws draws, Map<String, Double> best) {
        int n = space.dimensions().size();
        List<double[]> candidates = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(draws.bits("gp"));
        double[] centre = space.dimensions().stream()
                .mapToDouble(dimension -> {
                    Double value = best.get(dimension.name());
                    return value == null ? NOT_ACTIVE : dimension.domain().position(value);
                })
                .toArray();
        candidates.add(centre);
        for (int i = 0; i < NEAR; i++) {
            double reach = Math.pow(10, -1 - 2.0 * i / NEAR);
            candidates.add(java.util.Arrays.stream(centre)
                    .map(x -> Math.min(Math.max(x + reach * random.nextGaussian(), 0), 1))
                    .toArray());
        }
        Sampler.Search spread = new Sobol().begin(cube(n), new Sampler.Task(1, SPREAD, random.nextLong()));
        for (int i = 0; i < SPREAD; i++) {
            candidates.add(spread.suggest(i, History.NONE).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }
        return candidates;
    }

    private static SearchSpace cube(int n) {
        return new SearchSpace(IntStream.range(0, n)
                .mapToObj(d -> new Dimension("x" + d, new Domain.Real(0, 1, false), java.util.Optional.empty()))
                .toList());
    }

    /** Moves along one dimension after the other, by ever smaller steps. */
    private Candidate improved(Candidate start, java.util.function.ToDoubleFunction<double[]> merit) {
        Candidate best = start;
        for (double step = 0.1; step > FINEST; ) {
            double before = best.merit();
            for (int d = 0; d < best.positions().length; d++) {
                for (double sign : new double[] {-1, 1}) {
                    double[] moved = best.positions().clone();
                    moved[d] = Math.min(Math.max(moved[d] + sign * step, 0), 1);
                    double there = merit.applyAsDouble(moved);
                    best = there > best.merit() ? new Candidate(moved, there) : best;
                }
            }
            step = best.merit() > before ? step : step / 3;
        }
        return best;
    }
}
