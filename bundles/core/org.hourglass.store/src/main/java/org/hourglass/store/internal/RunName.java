package org.hourglass.store.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.hourglass.base.Json;
import org.hourglass.engine.record.RunId;
import org.jspecify.annotations.Nullable;

/** What people read in a list of runs: trial, replicate and the point, such as {@code 3/0 code=16 rho=0.05}. */
final class RunName {

    private static final int LONGEST = 120;

    private RunName() {}

    static String of(RunId run, Map<String, @Nullable Object> point) {
        Map<String, Integer> uses = new LinkedHashMap<>();
        point.keySet().forEach(path -> uses.merge(last(path), 1, Integer::sum));
        StringJoiner name = new StringJoiner(" ");
        name.add("%d/%d".formatted(run.trial(), run.replicate()));
        point.forEach((path, value) -> {
            boolean unique = Integer.valueOf(1).equals(uses.get(last(path)));
            name.add((unique ? last(path) : path) + "=" + (value instanceof String text ? text : Json.write(value)));
        });
        String text = name.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
