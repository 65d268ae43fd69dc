package org.hourglass.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of a study's space.
 *
 * @param number counted from 0
 * @param point the values of the active domains, by path, as JSON values
 * @param coordinates the same as samplers see it, by the names of dimensions
 * @param configuration what the point means
 */
public record Trial(
        int number, Map<String, Object> point, Map<String, Double> coordinates, Configuration configuration) {

    /** Copies the point, keeping its order. */
    public Trial {
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
    }
}
