package org.hourglass.cli.internal.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.base.Json;
import org.hourglass.statistics.importance.Scale;

/** What a study says of the scales of its numbers: {@code log-uniform}, {@code log: true}, or neither. */
public final class Scales {

    private final Map<String, Scale> scales = new LinkedHashMap<>();

    private Scales() {}

    /** Returns scales by the paths that points have; what a plugin declares ({@code auto}) is not among them. */
    public static Map<String, Scale> of(String canonical) {
        Scales all = new Scales();
        Map<String, Object> study = new LinkedHashMap<>(Json.parseObject(canonical));
        Object named = study.remove("variants");
        all.walk("", study);
        if (named instanceof Map<?, ?> variants) {
            variants.values().forEach(variant -> all.walk("", variant));
        }
        return all.scales;
    }

    private void walk(String path, Object node) {
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(below(path, String.valueOf(i)), list.get(i));
            }
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("choice") instanceof List<?> choices) {
                choices.forEach(choice -> alternative(path, choice));
            } else if (map.containsKey("log-uniform") || Boolean.TRUE.equals(map.get("log"))) {
                scales.put(path, Scale.LOG);
            } else if (map.containsKey("uniform") || map.containsKey("int")) {
                scales.put(path, Scale.LINEAR);
            } else {
                map.forEach((key, value) -> walk(below(path, key.toString()), value));
            }
        }
    }

    private void alternative(String path, Object choice) {
        if (choice instanceof Map<?, ?> map && map.get("plugin") instanceof String plugin) {
            map.forEach((key, value) -> walk(below(path, plugin.split("@", 2)[0] + "." + key), value));
        }
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
