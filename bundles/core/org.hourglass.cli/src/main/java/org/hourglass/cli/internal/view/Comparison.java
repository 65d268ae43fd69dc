package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;

/** A code next to the baselines: what was measured on both, but for what is relative to a baseline itself (pca-ratio). */
public final class Comparison {

    private static final String BASELINE = "baseline/";
    private static final String CODE = "code/";

    private Comparison() {}

    /** Returns a line per metric, empty if no baseline was measured. */
    public static List<String> lines(Map<String, Double> metrics, int width) {
        Set<String> baselines = new LinkedHashSet<>();
        Set<String> measured = new TreeSet<>();
        metrics.keySet().stream().filter(name -> name.startsWith(BASELINE)).forEach(name -> {
            String[] parts = name.split("/", 3);
            if (parts.length == 3) {
                baselines.add(parts[1]);
                measured.add(parts[2]);
            }
        });
        List<String> heads = new ArrayList<>(List.of("measured on the test set", "code>"));
        baselines.forEach(baseline -> heads.add(baseline + ">"));
        Table table = Table.of(heads);
        measured.removeIf(name -> baselines.stream().anyMatch(baseline -> name.startsWith(baseline + "-")));
        measured.stream().filter(name -> metrics.containsKey(CODE + name)).forEach(name -> {
            List<String> cells = new ArrayList<>(List.of(name, Numbers.metric(metrics.get(CODE + name))));
            baselines.forEach(baseline -> cells.add(Numbers.metric(metrics.get(BASELINE + baseline + "/" + name))));
            table.row(cells);
        });
        return table.isEmpty() ? List.of() : table.lines(width);
    }
}
