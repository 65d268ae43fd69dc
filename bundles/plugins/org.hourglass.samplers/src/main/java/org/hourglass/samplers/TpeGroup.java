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
    private final List<double[]> rows = new ArrayList<>();

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

    void add(int number, Map<String, Double> point) {
        if (active(point)) {
            numbers.add(number);
            rows.add(row(point));
        }
    }

    Split split(BitSet good, List<Map<String, Double>> pending, NormalCdf cdf) {
        List<double[]> best = new ArrayList<>();
        List<double[]> others = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            (good.get(numbers.get(i)) ? best : others).add(rows.get(i));
        }
        pending.stream().filter(this::active).map(this::row).forEach(others::add);
        return new Split(this, new Parzen(axes, best, cdf), new Parzen(axes, others, cdf));
    }

    private double[] row(Map<String, Double> point) {
        double[] values = dimensions.stream()
                .mapToDouble(dimension -> Objects.requireNonNull(point.get(dimension.name())))
                .toArray();
        return Axis.row(axes, values);
    }

    private Map<String, Double> named(double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int d = 0; d < values.length; d++) {
            named.put(dimensions.get(d).name(), values[d]);
        }
        return named;
    }
}
