package org.hourglass.cli.internal.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hourglass.cli.internal.text.Numbers;

/** Points of a space in one line each: paths by the shortest ending that tells them apart. */
public final class Points {

    private final Map<String, String> names = new HashMap<>();

    /** Makes names for all paths of these points. */
    public Points(Collection<Map<String, Object>> points) {
        Set<String> paths = new LinkedHashSet<>();
        points.forEach(point -> paths.addAll(point.keySet()));
        paths.forEach(path -> names.put(path, shortest(path, paths)));
    }

    /** Returns {@code code 16, noise masking, p 0.3}, or a dash for a point without domains. */
    public String line(Map<String, Object> point) {
        return point.isEmpty()
                ? "-"
                : point.entrySet().stream()
                        .map(entry -> names.getOrDefault(entry.getKey(), entry.getKey()) + " "
                                + Numbers.value(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String shortest(String path, Set<String> paths) {
        List<String> parts = List.of(path.split("\\."));
        for (int i = parts.size() - 1; i > 0; i--) {
            String ending = String.join(".", parts.subList(i, parts.size()));
            boolean alone = paths.stream()
                    .noneMatch(other -> !other.equals(path) && (other.equals(ending) || other.endsWith("." + ending)));
            if (alone && !ending.matches("\\d+.*")) {
                return ending;
            }
        }
        return path;
    }
}
