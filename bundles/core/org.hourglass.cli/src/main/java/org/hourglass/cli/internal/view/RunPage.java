package org.hourglass.cli.internal.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Sparkline;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunError;

/** A run with all that is known of it. */
public final class RunPage {

    private static final int CURVE = 24;

    private final Record.RunDetail detail;
    private final Path artifacts;
    private final int width;

    /** Makes the page of a run whose files are in that folder, none of its lines wider than that. */
    public RunPage(Record.RunDetail detail, Path artifacts, int width) {
        this.detail = detail;
        this.artifacts = artifacts;
        this.width = width;
    }

    /** Returns the whole page. */
    public List<String> lines() {
        Record.RunView run = detail.run();
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s  %s, %s"
                .formatted(
                        detail.id(),
                        run.state(),
                        Numbers.count(run.epochs(), "epoch"),
                        Numbers.seconds(run.seconds())));
        lines.add("  seed     %d".formatted(run.seed()));
        lines.add("  key      %s".formatted(run.key() == null ? "-" : run.key()));
        lines.add("  weights  %s".formatted(run.weights() == null ? "-" : run.weights()));
        lines.addAll(error(run));
        lines.addAll(history());
        lines.addAll(files());
        lines.addAll(configuration());
        return lines;
    }

    private List<String> error(Record.RunView run) {
        RunError error = run.error();
        if (error == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(Lines.wrap("%s: %s".formatted(error.code(), error.message()), width, 2));
        error.trace().lines().limit(12).forEach(line -> lines.add(Lines.cut("  " + line.strip(), width)));
        return lines;
    }

    private List<String> history() {
        Table table = Table.of("metric", "first>", "last>", "curve");
        detail.run().metrics().forEach((name, last) -> {
            List<Double> values = detail.history().getOrDefault(name, List.of()).stream()
                    .map(Record.Point::value)
                    .toList();
            boolean curve = values.size() > 1;
            table.row(
                    name,
                    curve ? Numbers.metric(values.get(0)) : "",
                    Numbers.metric(last),
                    curve ? Sparkline.of(values, CURVE) : "");
        });
        return section(table.isEmpty() ? List.of() : table.lines(width));
    }

    private List<String> files() {
        Table table = Table.of("file", "size>", "caption");
        detail.artifacts()
                .forEach(artifact -> table.row(artifact.path(), Numbers.bytes(artifact.size()), artifact.caption()));
        List<String> lines = new ArrayList<>();
        if (!table.isEmpty()) {
            lines.add("in %s:".formatted(artifacts));
            lines.addAll(table.lines(width));
        }
        return section(lines);
    }

    private List<String> configuration() {
        List<String> lines = new ArrayList<>();
        detail.order()
                .forEach((key, value) -> lines.addAll(Lines.wrap("  %s: %s".formatted(key, setting(value)), width, 4)));
        if (!lines.isEmpty()) {
            lines.add(0, "configuration:");
        }
        return section(lines);
    }

    /** A plugin is its name, version and parameters here; its sha256 is in the JSON. */
    private static String setting(Object value) {
        if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            return list.stream().map(RunPage::setting).collect(Collectors.joining(", "));
        } else if (value instanceof Map<?, ?> map && map.get("parameters") instanceof Map<?, ?> parameters) {
            return "%s %s%s"
                    .formatted(
                            map.get("plugin"),
                            map.get("version"),
                            parameters.isEmpty() ? "" : " " + Numbers.value(parameters));
        }
        return Numbers.value(value);
    }

    private static List<String> section(List<String> lines) {
        List<String> section = new ArrayList<>(lines);
        if (!section.isEmpty()) {
            section.add(0, "");
        }
        return section;
    }
}
