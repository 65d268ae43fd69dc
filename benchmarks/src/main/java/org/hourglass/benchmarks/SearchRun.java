package org.hourglass.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.ClassPathCatalog;
import org.hourglass.catalog.Kind;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;

/**
 * One search, one trial after the other.
 *
 * @param trials all of them
 * @param millis of processor time that the suggestions took
 */
record SearchRun(List<Observation> trials, double millis) {

    private static final double FIRST_BOUND = 1.1;
    private static final double SECOND_BOUND = 10;

    static SearchRun of(Landscape landscape, String name, int trials, long seed) {
        Catalog catalog = ClassPathCatalog.create();
        Sampler sampler = catalog.create(
                catalog.find(Kind.SAMPLER, name),
                Sampler.class,
                landscape == Landscape.ZDT1 ? Map.of("population", 24L) : Map.of());
        int objectives = landscape == Landscape.ZDT1 ? 2 : 1;
        List<Observation> all = new ArrayList<>();
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Sampler.Search search = sampler.begin(landscape.space(), new Sampler.Task(objectives, trials, seed));
        for (int trial = 0; trial < trials; trial++) {
            Map<String, Double> point = search.suggest(trial, new History(all, List.of()));
            all.add(new Observation(trial, point, landscape.values(point), false));
        }
        return new SearchRun(all, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6);
    }

    double least() {
        return trials.stream().mapToDouble(Observation::value).min().orElseThrow();
    }

    /** Returns the area between the front and a corner. */
    double hypervolume() {
        double area = 0;
        double height = SECOND_BOUND;
        List<List<Double>> sorted = trials.stream()
                .map(Observation::values)
                .sorted(Comparator.comparingDouble(values -> values.get(0)))
                .toList();
        for (List<Double> values : sorted) {
            if (values.get(0) < FIRST_BOUND && values.get(1) < height) {
                area += (FIRST_BOUND - values.get(0)) * (height - values.get(1));
                height = values.get(1);
            }
        }
        return area;
    }
}
