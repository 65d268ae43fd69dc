package org.hourglass.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluator found.
 *
 * @param metrics numbers by name, few: what is per unit or per class goes into a table
 * @param pictures what people would rather look at
 * @param tables numbers per class, unit or setting
 */
public record Findings(Map<String, Double> metrics, List<Picture> pictures, List<Table> tables) {

    /** Copies what it is given. */
    public Findings {
        metrics = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        pictures = List.copyOf(pictures);
        tables = List.copyOf(tables);
    }

    /** Returns findings of numbers alone. */
    public static Findings of(Map<String, Double> metrics) {
        return new Findings(metrics, List.of(), List.of());
    }

    /** Returns these findings with pictures. */
    public Findings with(Picture... more) {
        return new Findings(metrics, List.of(more), tables);
    }
}
