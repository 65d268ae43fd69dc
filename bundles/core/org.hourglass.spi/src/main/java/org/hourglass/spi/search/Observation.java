package org.hourglass.spi.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trial with its result.
 *
 * @param trial its number
 * @param point the values of its active dimensions, by name
 * @param values of the objectives, averaged over the replicates, turned so that less is better; finite
 * @param pruned whether it was stopped early; its value is then the last one that it had
 */
public record Observation(int trial, Map<String, Double> point, List<Double> values, boolean pruned) {

    /** Copies the collections, keeping their order. */
    public Observation {
        point = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(point));
        values = List.copyOf(values);
    }

    /** Returns the value of the first objective. */
    public double value() {
        return values.get(0);
    }
}
