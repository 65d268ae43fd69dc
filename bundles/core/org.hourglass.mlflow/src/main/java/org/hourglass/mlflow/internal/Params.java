package org.hourglass.mlflow.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run's parameters: its order, flattened to the paths that a study file has. */
final class Params {

    /** What MLflow keeps of a value; it would cut the rest silently. */
    static final int LONGEST_VALUE = 6000;

    private static final Set<String> ELSEWHERE = Set.of("validation", "fingerprint", "seed", "identity", "run");

    private final Map<String, String> values = new LinkedHashMap<>();

    private Params() {}

    /** Returns the parameters of a run that begins. */
    static Map<String, String> of(Payload run) {
        Params params = new Params();
        Payload order = run.object("order");
        order.entries().forEach((key, value) -> {
            if (!ELSEWHERE.contains(key)) {
                params.flatten(key, value);
            }
        });
        params.put("dataset.validation", order.get("validation"));
        params.put("dataset.fingerprint", order.get("fingerprint"));
        run.object("point").entries().forEach(params::flattenNew);
        params.put("seed", run.get("seed"));
        params.put("key", run.get("key"));
        order.object("identity").entries().forEach((key, value) -> params.flatten("identity." + key, value));
        return params.values;
    }

    /** Returns the parameters of a study. */
    static Map<String, String> ofStudy(Payload study) {
        Params params = new Params();
        params.put("objective", study.get("metric"));
        for (Payload plugin : study.objects("plugins")) {
            params.put(
                    "plugins.%s.%s".formatted(plugin.text("kind"), plugin.text("name")),
                    plugin.text("version") + " sha256:" + plugin.text("sha256"));
        }
        return params.values;
    }

    private void flatten(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("plugin") instanceof String plugin) {
                slot(path, plugin, map);
            } else if (map.get("name") instanceof String name) {
                values.put(Names.key(path), name);
                inner(path, map, Set.of("name"));
            } else {
                inner(path, map, Set.of());
            }
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "." + i, list.get(i));
            }
        } else {
            put(path, value);
        }
    }

    /** A plugin in its place: its name, its parameters, and which revision it is. */
    private void slot(String path, String plugin, Map<?, ?> map) {
        values.put(Names.key(path), plugin);
        if (map.get("parameters") instanceof Map<?, ?> parameters) {
            inner(path, parameters, Set.of());
        }
        inner(path, map, Set.of("plugin", "parameters", "version", "sha256"));
        if (map.get("version") != null) {
            values.put(
                    Names.key(path + ".revision"),
                    "%s@%s sha256:%s".formatted(plugin, map.get("version"), map.get("sha256")));
        }
    }

    private void inner(String path, Map<?, ?> map, Set<String> but) {
        map.forEach((key, value) -> {
            if (!but.contains(String.valueOf(key))) {
                flatten(path + "." + key, value);
            }
        });
    }

    /** The point's values are the configuration's, except where a choice means that there is nothing. */
    private void flattenNew(String path, @Nullable Object value) {
        if (!values.containsKey(Names.key(path)) && !(value instanceof Map<?, ?>)) {
            put(path, value);
        }
    }

    private void put(String path, @Nullable Object value) {
        if (value != null) {
            values.put(Names.key(path), Names.value(value));
        }
    }
}
