package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hourglass.base.Json;
import org.hourglass.engine.record.Record;
import org.jspecify.annotations.Nullable;

/** The runs of a study as comma-separated values (RFC 4180): a row each, with point and last metrics. */
public final class Csv {

    private Csv() {}

    /** Returns the heading and a row per run. What a run does not have is empty. */
    public static List<String> lines(Record.StudyView study) {
        Set<String> paths = new LinkedHashSet<>();
        Set<String> metrics = new TreeSet<>();
        study.trials().forEach(trial -> {
            paths.addAll(trial.point().keySet());
            trial.runs().forEach(run -> metrics.addAll(run.metrics().keySet()));
        });
        List<String> head = new ArrayList<>(List.of("trial", "replicate", "state", "seed", "epochs", "seconds"));
        head.addAll(paths);
        head.addAll(metrics);
        head.add("error");
        List<String> lines = new ArrayList<>(List.of(row(head)));
        study.trials().forEach(trial -> trial.runs().forEach(run -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.addAll(List.of(trial.trial(), run.replicate(), run.state(), run.seed(), run.epochs(), run.seconds()));
            paths.forEach(path -> cells.add(trial.point().get(path)));
            metrics.forEach(metric -> cells.add(run.metrics().get(metric)));
            cells.add(run.error() == null ? null : run.error().message());
            lines.add(row(cells));
        }));
        return lines;
    }

    private static String row(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(@Nullable Object value) {
        String text = value instanceof List<?> ? Json.write(value) : Objects.toString(value, "");
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
