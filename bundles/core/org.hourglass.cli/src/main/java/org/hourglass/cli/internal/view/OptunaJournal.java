package org.hourglass.cli.internal.view;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hourglass.base.Json;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;

/**
 * A study as the journal that Optuna's JournalStorage reads: a line that makes the study, then a line per ended trial. Numbers
 * have the range that was tried as their distribution, everything else the values that were tried. Trials begin at the epoch of
 * Unix, because the record is asked for durations alone.
 */
public final class OptunaJournal {

    private static final LocalDateTime BEGIN = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Map<RunState, Integer> STATES =
            Map.of(RunState.COMPLETED, 1, RunState.PRUNED, 2, RunState.FAILED, 3);

    private final Map<String, List<Object>> tried = new LinkedHashMap<>();

    private OptunaJournal(Record.StudyView study) {
        study.trials().forEach(trial -> trial.point().forEach((path, value) -> {
            List<Object> values = tried.computeIfAbsent(path, p -> new ArrayList<>());
            if (!values.contains(value)) {
                values.add(value);
            }
        }));
    }

    /** Returns the journal's lines. */
    public static List<String> lines(Record.StudyView study) {
        OptunaJournal journal = new OptunaJournal(study);
        Map<String, Object> first = Documents.object(
                "op_code",
                0,
                "worker_id",
                "hourglass",
                "study_name",
                study.study(),
                "directions",
                study.objectives().stream()
                        .map(objective -> objective.minimize() ? 1 : 2)
                        .toList());
        return Stream.concat(
                        Stream.of(first),
                        study.trials().stream()
                                .filter(trial -> STATES.containsKey(trial.state()))
                                .map(journal::trial))
                .map(Json::write)
                .toList();
    }

    private Map<String, Object> trial(Record.TrialView trial) {
        boolean valued = trial.state() == RunState.COMPLETED
                && trial.objectives().stream().allMatch(value -> value != null && Double.isFinite(value));
        Map<String, Object> distributions = new LinkedHashMap<>();
        Map<String, Object> params = new LinkedHashMap<>();
        trial.point().forEach((path, value) -> {
            List<Object> values = Objects.requireNonNull(tried.get(path));
            distributions.put(path, Json.write(distribution(values)));
            params.put(path, isNumeric(values) ? value : values.indexOf(value));
        });
        double seconds =
                trial.runs().stream().mapToDouble(Record.RunView::seconds).sum();
        return Documents.object(
                "op_code",
                4,
                "worker_id",
                "hourglass",
                "study_id",
                0,
                "datetime_start",
                BEGIN.toString(),
                "datetime_complete",
                BEGIN.plusNanos(Math.round(seconds * 1e6) * 1000).toString(),
                "state",
                valued || trial.state() != RunState.COMPLETED ? STATES.get(trial.state()) : Integer.valueOf(3),
                "value",
                null,
                "values",
                valued ? trial.objectives() : null,
                "distributions",
                distributions,
                "params",
                params,
                "user_attrs",
                Map.of("trial", trial.trial()),
                "system_attrs",
                Map.of(),
                "intermediate_values",
                Map.of());
    }

    private static boolean isNumeric(List<Object> values) {
        return values.stream().allMatch(value -> value instanceof Number);
    }

    private static Map<String, Object> distribution(List<Object> values) {
        if (!isNumeric(values)) {
            List<Object> choices = values.stream()
                    .map(value -> value instanceof List<?> || value instanceof Map<?, ?> ? Json.write(value) : value)
                    .toList();
            return Documents.object(
                    "name", "CategoricalDistribution", "attributes", Documents.object("choices", choices));
        }
        boolean whole = values.stream().allMatch(value -> value instanceof Long || value instanceof Integer);
        double low = values.stream().mapToDouble(OptunaJournal::number).min().orElseThrow();
        double high = values.stream().mapToDouble(OptunaJournal::number).max().orElseThrow();
        return whole
                ? Documents.object(
                        "name",
                        "IntDistribution",
                        "attributes",
                        Documents.object("log", false, "step", 1, "low", (long) low, "high", (long) high))
                : Documents.object(
                        "name",
                        "FloatDistribution",
                        "attributes",
                        Documents.object("step", null, "low", low, "high", high, "log", false));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
