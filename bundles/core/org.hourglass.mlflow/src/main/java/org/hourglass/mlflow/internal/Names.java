package org.hourglass.mlflow.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.hourglass.base.Json;
import org.jspecify.annotations.Nullable;

/** How things are called in MLflow. */
final class Names {

    private static final int LONGEST_KEY = 250;
    private static final int LONGEST_NAME = 100;
    private static final Map<String, String> SHORT = Map.of("learning-rate", "lr");

    private Names() {}

    /** Returns a run's name from the point's values, for example {@code 0007 code=16 lr=0.001 r0}. */
    static String run(long trial, long replicate, Map<String, ? extends @Nullable Object> point) {
        StringJoiner name = new StringJoiner(" ");
        point.forEach((path, value) -> name.add(label(path, point.keySet()) + "=" + brief(value)));
        String values = name.toString();
        String cut = values.length() <= LONGEST_NAME ? values : values.substring(0, LONGEST_NAME - 1) + "…";
        return "%04d %s%sr%d".formatted(trial, cut, cut.isEmpty() ? "" : " ", replicate);
    }

    /** The last part of a path; with the part before it where another path ends in the same. */
    private static String label(String path, Collection<String> all) {
        String[] parts = key(path).split("\\.", -1);
        String last = parts[parts.length - 1];
        long same = all.stream()
                .filter(other -> key(other).equals(last) || key(other).endsWith("." + last))
                .count();
        if ((same > 1 || last.matches("\\d+")) && parts.length > 1) {
            return parts[parts.length - 2] + "." + last;
        }
        return SHORT.getOrDefault(last, last);
    }

    private static String brief(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.get("plugin") != null) {
            return brief(map.get("plugin"));
        } else if (value instanceof List<?> list) {
            StringJoiner joined = new StringJoiner("-");
            list.forEach(element -> joined.add(brief(element)));
            return joined.toString();
        } else if (value instanceof Double number && Double.isFinite(number)) {
            BigDecimal rounded =
                    new BigDecimal(number).round(new MathContext(4)).stripTrailingZeros();
            return Math.abs(number) < 1e-4 && number != 0 ? rounded.toString() : rounded.toPlainString();
        }
        return value(value);
    }

    /** Returns a value as a parameter shows it: numbers plain, so that they sort as numbers. */
    static String value(@Nullable Object value) {
        if (value == null) {
            return "none";
        } else if (value instanceof Double number && Double.isFinite(number)) {
            BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
            return plain.scale() > 40 ? number.toString() : plain.toPlainString();
        } else if (value instanceof Map<?, ?> || value instanceof Iterable<?>) {
            return Json.write(value);
        }
        return value.toString();
    }

    /** Returns a name that every server takes as the key of a parameter, metric or tag: {@code a[0].b} becomes a.0.b. */
    static String key(String name) {
        String legal = name.replaceAll("\\[(\\d+)]", ".$1")
                .replaceAll("[^A-Za-z0-9_./ -]", "_")
                .replaceAll("/{2,}", "/")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^[/.]+|[/.]+$", "");
        String named = legal.isEmpty() ? "_" : legal;
        return named.length() <= LONGEST_KEY ? named : named.substring(0, LONGEST_KEY);
    }

    /** Returns a path that every server takes as an artifact's. */
    static String path(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/+", -1)) {
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part.replaceAll("[^A-Za-z0-9._~+-]", "_"));
            }
        }
        return parts.isEmpty() ? "_" : String.join("/", parts);
    }

    /** Returns keys in order with values cut out of a larger map, at most size at once. */
    static <V> List<Map<String, V>> chunks(Map<String, V> map, int size) {
        List<Map<String, V>> chunks = new ArrayList<>();
        Map<String, V> chunk = new LinkedHashMap<>();
        for (Map.Entry<String, V> entry : map.entrySet()) {
            chunk.put(entry.getKey(), entry.getValue());
            if (chunk.size() == size) {
                chunks.add(chunk);
                chunk = new LinkedHashMap<>();
            }
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
