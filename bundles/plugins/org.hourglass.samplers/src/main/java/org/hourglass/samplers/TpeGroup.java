package org.hourglass.samplers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.SearchSpace;

/** Dimensions that are active together, with the observations in which they were. */
final class TpeGroup {

    private final List<Dimension> dimensions;
    private final List<Axis> axes;
    private final List<Integer> numbers = new ArrayList<>();

    TpeGroup(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        this.axes = dimensions.stream()
                .map(dimension -> new Axis(dimension.domain()))
                .toList();
    }

    /** Two mixtures of kernels. */
    record Split(TpeGroup group, Parzen good, Parzen others) {

        /** Returns the best of some candidates drawn from the good ones. */
        Map<String, Double> suggest(int candidates, SplittableRandom random) {
            double[] best = {};
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < candidates; i++) {
                double[] candidate = good.draw(random);
                double ratio = Math.log(good.density(candidate)) - Math.log(others.density(candidate));
                if (best.length == 0 || ratio > most) {
                    best = candidate;
                    most = ratio;
                }
            }
            return group.named(best);
        }
    }

    String name() {
        return dimensions.get(0).name();
    }

    boolean active(Map<String, Double> point) {
        return SearchSpace.active(dimensions.get(0), point);
    }

    int size() {
        return numbers.size();
    }

    void add(int number, Map<String, Double> point) {
        if (active(point)) {
            numbers.add(number);
            double[] row = row(point);
            for (int d = 0; d < row.length; d++) {
                axes.get(d).add(row[d]);
            }
        }
    }

    Split split(BitSet good, List<Map<String, Double>> pending, NormalCdf cdf) {
        int[] best = new int[numbers.size()];
        int[] others = new int[numbers.size()];
        int bestCount = 0;
        int othersCount = 0;
        for (int i = 0; i < best.length; i++) {
            boolean isGood = good.get(numbers.get(i));
            best[i] = isGood ? bestCount++ : -1;
            others[i] = isGood ? -1 : othersCount++;
        }
        List<double[]> more =
                pending.stream().filter(this::active).map(this::row).toList();
        return new Split(
                this,
                new Parzen(Centres.of(axes, best, bestCount, List.of()), bestCount, cdf),
                new Parzen(Centres.of(axes, others, othersCount, more), othersCount + more.size(), cdf));
    }

    private double[] row(Map<String, Double> point) {
        return dimensions.stream()
                .mapToDouble(dimension -> Objects.requireNonNull(point.get(dimension.name())))
                .toArray();
    }

    private Map<String, Double> named(double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int d = 0; d < values.length; d++) {
            named.put(dimensions.get(d).name(), values[d]);
        }
        return named;
    }
}
