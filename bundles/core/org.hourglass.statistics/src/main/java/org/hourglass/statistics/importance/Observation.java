package org.hourglass.statistics.importance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A point of a space, and what came of it.
 *
 * @param point values by parameter: numbers, texts, booleans, lists, maps; what is missing was not active
 * @param value the objective, finite
 */
public record Observation(Map<String, Object> point, double value) {

    /** Copies the point, keeping its order. */
    public Observation {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("observation: `value` must be finite, but got " + value);
        }
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
    }
}
