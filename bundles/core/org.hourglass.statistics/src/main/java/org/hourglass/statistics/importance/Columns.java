package org.hourglass.statistics.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hourglass.base.Json;
import org.jspecify.annotations.Nullable;

/**
 * Trials as a table of numbers.
 *
 * @param all the columns, in the order of the points; what parameters without a known gate are active by comes last
 * @param values the objective
 */
record Columns(List<Column> all, double[] values) {

    /** A number of at most so many values, each of them taken {@link #OFTEN} times on average, is uniform over these. */
    private static final int FEW = 12;

    private static final int OFTEN = 3;
    private static final double LOG_FROM = 100;

    static Columns of(List<Observation> observations, Map<String, Scale> scales) {
        Set<String> paths = new LinkedHashSet<>();
        observations.forEach(observation -> paths.addAll(observation.point().keySet()));
        List<Column> columns = new ArrayList<>();
        for (String path : paths) {
            Object[] raw = observations.stream()
                    .map(observation -> observation.point().get(path))
                    .toArray();
            columns.add(numbers(raw) ? number(path, raw, scales.get(path)) : choice(path, raw));
        }
        return new Columns(
                Gates.of(columns),
                observations.stream().mapToDouble(Observation::value).toArray());
    }

    int trials() {
        return values.length;
    }

    /** Returns the paths, each once. */
    List<String> paths() {
        return all.stream().map(Column::path).distinct().toList();
    }

    private static boolean numbers(@Nullable Object[] raw) {
        return Arrays.stream(raw)
                .filter(Objects::nonNull)
                .allMatch(value -> value instanceof Number number && Double.isFinite(number.doubleValue()));
    }

    private static Column number(String path, @Nullable Object[] raw, @Nullable Scale scale) {
        double[] numbers = Arrays.stream(raw)
                .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
                .toArray();
        double[] active = Arrays.stream(numbers)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(active).distinct().toArray();
        boolean few = distinct.length <= FEW && distinct.length * OFTEN <= active.length;
        double[] places = few || distinct.length == 1 ? counted(numbers, distinct) : measured(numbers, active, scale);
        return new Column(path, places, 0, null);
    }

    private static double[] counted(double[] numbers, double[] distinct) {
        return Arrays.stream(numbers)
                .map(value ->
                        Double.isNaN(value) ? value : (Arrays.binarySearch(distinct, value) + 0.5) / distinct.length)
                .toArray();
    }

    private static double[] measured(double[] numbers, double[] active, @Nullable Scale scale) {
        double low = active[0];
        double high = active[active.length - 1];
        boolean log = low > 0 && (scale == null ? logarithmic(active) : scale == Scale.LOG);
        double start = log ? StrictMath.log(low) : low;
        double width = (log ? StrictMath.log(high) : high) - start;
        return Arrays.stream(numbers)
                .map(value -> ((log ? StrictMath.log(value) : value) - start) / width)
                .toArray();
    }

    /** The median of what is uniform is the middle: the arithmetic one of both ends, or the geometric one. */
    private static boolean logarithmic(double[] active) {
        double low = active[0];
        double high = active[active.length - 1];
        double median = active[active.length / 2];
        double linear = (median - low) / (high - low);
        double log = StrictMath.log(median / low) / StrictMath.log(high / low);
        return high / low > LOG_FROM && Math.abs(log - 0.5) < Math.abs(linear - 0.5);
    }

    private static Column choice(String path, @Nullable Object[] raw) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        double[] values = Arrays.stream(raw)
                .mapToDouble(value -> value == null
                        ? Double.NaN
                        : levels.computeIfAbsent(Json.canonical(value), text -> levels.size()))
                .toArray();
        return new Column(path, values, levels.size(), null);
    }
}
