package org.hourglass.cli.internal.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A curve in one line of text. */
public final class Sparkline {

    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** Returns at most so many characters, lowest value lowest; what is not finite is a blank. */
    public static String of(List<Double> values, int width) {
        double low = finite(values).min().orElse(0);
        double high = finite(values).max().orElse(0);
        int columns = Math.min(width, values.size());
        return IntStream.range(0, columns)
                .mapToObj(i -> values.get((int) ((long) i * (values.size() - 1) / Math.max(1, columns - 1))))
                .map(value -> level(value, low, high))
                .collect(Collectors.joining());
    }

    private static java.util.stream.DoubleStream finite(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
    }

    private static String level(double value, double low, double high) {
        if (!Double.isFinite(value)) {
            return " ";
        }
        double fraction = high > low ? (value - low) / (high - low) : 0;
        int level = (int) Math.round(fraction * (LEVELS.length() - 1));
        return LEVELS.substring(level, level + 1);
    }
}
