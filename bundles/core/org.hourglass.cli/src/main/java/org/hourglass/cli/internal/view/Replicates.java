package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;
import org.hourglass.statistics.Interval;
import org.hourglass.statistics.Paired;
import org.hourglass.statistics.Summary;

/** What the completed replicates of a trial measured, by replicate. */
public final class Replicates {

    private Replicates() {}

    /** Returns the summary of each metric that at least two replicates have, all of them finite. */
    static Map<String, Summary> summaries(Record.TrialView trial) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        trial.runs().stream().filter(run -> run.state() == RunState.COMPLETED).forEach(run -> run.metrics()
                .forEach((name, value) ->
                        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value)));
        Map<String, Summary> summaries = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            if (all.size() > 1 && all.stream().allMatch(Double::isFinite)) {
                summaries.put(name, Summary.of(array(all)));
            }
        });
        return summaries;
    }

    /** Returns a metric by replicate, of the completed ones that have it. */
    static Map<Integer, Double> of(Record.TrialView trial, String metric) {
        Map<Integer, Double> values = new TreeMap<>();
        trial.runs().forEach(run -> {
            Double value = run.metrics().get(metric);
            if (run.state() == RunState.COMPLETED && value != null) {
                values.put(run.replicate(), value);
            }
        });
        return values;
    }

    /** Says whether two trials have at least two replicates in common, and only finite values. */
    public static boolean paired(Record.TrialView a, Record.TrialView b, String metric) {
        Map<Integer, double[]> common = common(a, b, metric);
        return common.size() > 1
                && common.values().stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    private static Map<Integer, double[]> common(Record.TrialView a, Record.TrialView b, String metric) {
        Map<Integer, Double> others = of(b, metric);
        Map<Integer, double[]> common = new TreeMap<>();
        of(a, metric).forEach((replicate, value) -> {
            Double other = others.get(replicate);
            if (other != null) {
                common.put(replicate, new double[] {value, other});
            }
        });
        return common;
    }

    /** Pairs two trials by replicate: the same one starts from the same seed in both. */
    static Paired pairs(Record.TrialView a, Record.TrialView b, String metric) {
        Map<Integer, double[]> common = common(a, b, metric);
        if (common.size() < 2) {
            throw new HourglassException(
                    ErrorCode.USER,
                    ("compare: trials %d and %d must have at least 2 completed replicates with %s in common, but got %d;"
                                    + " one seed says nothing about the next one: give the study a new name and"
                                    + " `replicates: 5`, and run that")
                            .formatted(a.trial(), b.trial(), metric, common.size()));
        }
        common.forEach((replicate, values) -> {
            requireFinite(a, replicate, metric, values[0]);
            requireFinite(b, replicate, metric, values[1]);
        });
        return Paired.of(column(common, 0), column(common, 1));
    }

    private static double[] column(Map<Integer, double[]> common, int number) {
        return common.values().stream().mapToDouble(values -> values[number]).toArray();
    }

    private static void requireFinite(Record.TrialView trial, int replicate, String metric, double value) {
        if (!Double.isFinite(value)) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "compare: %s must be finite in all replicates, but got %s in trial %d, replicate %d"
                            .formatted(metric, value, trial.trial(), replicate));
        }
    }

    /** Returns the metric, or fails with the nearest name if no run of the study has it. */
    public static String measured(Record.StudyView study, String metric) {
        List<String> known = study.trials().stream()
                .flatMap(trial -> trial.runs().stream())
                .flatMap(run -> run.metrics().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        if (!known.contains(metric)) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "metric: must be one that a run of %s has, but got %s%s"
                            .formatted(study.study(), metric, Nearest.hint(metric, known)));
        }
        return metric;
    }

    static String interval(Interval interval) {
        return "[%s, %s]".formatted(Numbers.metric(interval.low()), Numbers.metric(interval.high()));
    }

    private static double[] array(java.util.Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
