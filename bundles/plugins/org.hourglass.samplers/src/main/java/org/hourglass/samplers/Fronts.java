package org.hourglass.samplers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hourglass.spi.search.Observation;

/** Sorts trials by the fronts that they are on, and within a front by how few others are near. */
final class Fronts {

    private Fronts() {}

    /** Returns the best of some trials, the very best first. */
    static List<Observation> best(List<Observation> trials, int count) {
        List<Observation> best = new ArrayList<>();
        for (List<Observation> front : sorted(trials)) {
            double[] crowding = crowding(front);
            IntStream.range(0, front.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -crowding[i])
                            .thenComparingInt(i -> front.get(i).trial()))
                    .limit(count - best.size())
                    .forEach(i -> best.add(front.get(i)));
        }
        return best;
    }

    /** Returns the fronts: trials that no other is better than, then those of the rest, and so on. */
    static List<List<Observation>> sorted(List<Observation> trials) {
        List<List<Observation>> fronts = new ArrayList<>();
        List<Observation> rest = trials;
        while (!rest.isEmpty()) {
            List<Observation> left = rest;
            List<Observation> front = left.stream()
                    .filter(trial -> left.stream().noneMatch(other -> dominates(other, trial)))
                    .toList();
            fronts.add(front);
            rest = left.stream().filter(trial -> !front.contains(trial)).toList();
        }
        return fronts;
    }

    /** Says whether one trial is as good in each objective and better in one. */
    static boolean dominates(Observation one, Observation other) {
        boolean better = false;
        for (int m = 0; m < one.values().size(); m++) {
            if (one.values().get(m) > other.values().get(m)) {
                return false;
            }
            better |= one.values().get(m) < other.values().get(m);
        }
        return better;
    }

    /** Returns how far the neighbours of each are apart, summed over the objectives. */
    static double[] crowding(List<Observation> front) {
        double[] crowding = new double[front.size()];
        for (int objective = 0; objective < front.get(0).values().size(); objective++) {
            int m = objective;
            Integer[] order = IntStream.range(0, front.size()).boxed().toArray(Integer[]::new);
            Arrays.sort(
                    order, Comparator.comparingDouble(i -> front.get(i).values().get(m)));
            int last = order.length - 1;
            double least = front.get(order[0]).values().get(m);
            double range = front.get(order[last]).values().get(m) - least;
            crowding[order[0]] = Double.POSITIVE_INFINITY;
            crowding[order[last]] = Double.POSITIVE_INFINITY;
            for (int i = 1; i < last && range > 0; i++) {
                crowding[order[i]] += (front.get(order[i + 1]).values().get(m)
                                - front.get(order[i - 1]).values().get(m))
                        / range;
            }
        }
        return crowding;
    }
}
