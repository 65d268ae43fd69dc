package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.engine.record.Record;
import org.hourglass.statistics.Summary;

/** A trial: its point, its runs, what was measured. */
public final class TrialPage {

    private final Record.StudyView study;
    private final Record.TrialView trial;
    private final int width;

    /** Makes the page of a trial, none of its lines wider than that. */
    public TrialPage(Record.StudyView study, Record.TrialView trial, int width) {
        this.study = study;
        this.trial = trial;
        this.width = width;
    }

    /** Returns the whole page. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Lines.cut(
                "%s/%d  %s  %s %s"
                        .formatted(
                                study.study(),
                                trial.trial(),
                                trial.state(),
                                study.objective().metric(),
                                Numbers.metric(trial.objective())),
                width));
        spread().ifPresent(lines::add);
        trial.point()
                .forEach(
                        (path, value) -> lines.add(Lines.cut("  %s: %s".formatted(path, Numbers.value(value)), width)));
        lines.add("");
        lines.addAll(runs());
        Map<String, Double> means = Means.of(trial);
        List<String> comparison = Comparison.lines(means, width);
        if (!comparison.isEmpty()) {
            lines.add("");
            lines.addAll(comparison);
        }
        lines.addAll(others(means));
        return lines;
    }

    private Optional<String> spread() {
        return Optional.ofNullable(
                        Replicates.summaries(trial).get(study.objective().metric()))
                .map(summary -> Lines.cut(
                        "  %d replicates: mean %s, sd %s, 95 %% interval %s"
                                .formatted(
                                        summary.n(),
                                        Numbers.metric(summary.mean()),
                                        Numbers.metric(summary.sd()),
                                        Replicates.interval(summary.interval())),
                        width));
    }

    private List<String> runs() {
        Table table = Table.of(
                        "replicate>",
                        "state",
                        study.objective().metric() + ">",
                        "epochs>",
                        "time>",
                        "seed>",
                        "weights",
                        "error")
                .wrapping();
        trial.runs()
                .forEach(run -> table.row(
                        String.valueOf(run.replicate()),
                        run.state().toString(),
                        Numbers.metric(run.metrics().get(study.objective().metric())),
                        String.valueOf(run.epochs()),
                        Numbers.seconds(run.seconds()),
                        String.valueOf(run.seed()),
                        run.weights() == null ? "-" : Lines.cut(run.weights(), 13),
                        run.error() == null ? "" : run.error().message()));
        return table.lines(width);
    }

    private List<String> others(Map<String, Double> means) {
        boolean several = trial.runs().size() > 1;
        Map<String, Summary> summaries = Replicates.summaries(trial);
        Table table = several ? Table.of("metric", "mean>", "sd>", "95 % interval") : Table.of("metric", "value>");
        means.forEach((name, value) -> {
            if (!name.startsWith("baseline/")) {
                Summary summary = summaries.get(name);
                table.row(
                        several
                                ? List.of(
                                        name,
                                        Numbers.metric(value),
                                        Numbers.metric(summary == null ? null : summary.sd()),
                                        summary == null ? "-" : Replicates.interval(summary.interval()))
                                : List.of(name, Numbers.metric(value)));
            }
        });
        List<String> lines = new ArrayList<>();
        if (!table.isEmpty()) {
            lines.add("");
            lines.addAll(table.lines(width));
        }
        return lines;
    }
}
