package org.hourglass.store.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hourglass.base.Json;
import org.jspecify.annotations.Nullable;

/** What differs between two canonical texts of a study, as {@code path: old -> new}. */
final class Difference {

    private static final int MOST = 20;
    private static final int LONGEST = 120;
    private static final String NOTHING = "(nothing)";

    private Difference() {}

    static List<String> between(String old, String now) {
        Map<String, String> before = leaves(old);
        Map<String, String> after = leaves(now);
        List<String> lines = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            String was = before.getOrDefault(path, NOTHING);
            String is = after.getOrDefault(path, NOTHING);
            if (!was.equals(is)) {
                lines.add("%s: %s -> %s".formatted(path, shortened(was), shortened(is)));
            }
        }
        if (lines.size() > MOST) {
            int more = lines.size() - MOST;
            lines.subList(MOST, lines.size()).clear();
            lines.add("and %d more".formatted(more));
        }
        return lines;
    }

    private static Map<String, String> leaves(String json) {
        Map<String, String> leaves = new TreeMap<>();
        collect("", Json.parse(json), leaves);
        return leaves;
    }

    private static void collect(String path, @Nullable Object data, Map<String, String> leaves) {
        if (data instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, value) -> collect(path.isEmpty() ? "" + key : path + "." + key, value, leaves));
        } else if (data instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Map)) {
            for (int i = 0; i < list.size(); i++) {
                collect("%s[%d]".formatted(path, i), list.get(i), leaves);
            }
        } else {
            leaves.put(path, Json.write(data));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
