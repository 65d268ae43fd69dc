package org.hourglass.cli.internal.view;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;

/** A trial's metrics: the mean over its completed runs. */
final class Means {

    private Means() {}

    static Map<String, Double> of(Record.TrialView trial) {
        List<Map<String, Double>> all = trial.runs().stream()
                .filter(run -> run.state() == RunState.COMPLETED)
                .map(Record.RunView::metrics)
                .toList();
        Map<String, Double> means = new LinkedHashMap<>();
        names(all).forEach(name -> mean(all, name, means));
        return means;
    }

    private static Set<String> names(List<Map<String, Double>> all) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(metrics -> names.addAll(metrics.keySet()));
        return names;
    }

    private static void mean(List<Map<String, Double>> all, String name, Map<String, Double> means) {
        Stream<Double> values = all.stream().map(metrics -> metrics.get(name)).filter(value -> value != null);
        values.mapToDouble(Double::doubleValue).average().ifPresent(mean -> means.put(name, mean));
    }
}
