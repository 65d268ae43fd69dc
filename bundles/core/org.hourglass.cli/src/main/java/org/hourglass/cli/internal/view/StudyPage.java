package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunError;
import org.hourglass.statistics.Summary;

/** A study in tables: its trials, the best one next to the baselines, its errors. */
public final class StudyPage {

    private final Record.StudyView study;
    private final int width;

    /** Makes the page of a study, none of its lines wider than that. */
    public StudyPage(Record.StudyView study, int width) {
        this.study = study;
        this.width = width;
    }

    /** Returns the whole page. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(head());
        lines.add("");
        lines.addAll(trials());
        study.best().ifPresent(best -> lines.addAll(comparison(best)));
        lines.addAll(errors());
        return lines;
    }

    /** Returns what the study is and how it stands. */
    public List<String> head() {
        long runs =
                study.trials().stream().mapToLong(trial -> trial.runs().size()).sum();
        List<String> lines = new ArrayList<>();
        lines.add(Lines.cut(
                "%s  %s  %s, %s; %s %s"
                        .formatted(
                                study.study(),
                                study.state(),
                                Numbers.count(study.trials().size(), "trial"),
                                Numbers.count(runs, "run"),
                                study.objective().direction(),
                                study.objective().metric()),
                width));
        if (!study.question().isBlank()) {
            lines.addAll(Lines.wrap(study.question(), width, 0));
        }
        return lines;
    }

    private List<String> trials() {
        boolean several = study.trials().stream().anyMatch(trial -> trial.runs().size() > 1);
        Optional<String> key = several ? Optional.empty() : keyMetric();
        List<String> heads =
                new ArrayList<>(List.of("trial>", "", "state", study.objective().metric() + ">"));
        if (several) {
            heads.addAll(List.of("sd>", "± 95 %>"));
        }
        key.ifPresent(name -> heads.add(name + ">"));
        heads.add("time>");
        heads.add("point");
        Table table = Table.of(heads).wrapping();
        Points points =
                new Points(study.trials().stream().map(Record.TrialView::point).toList());
        Optional<Record.TrialView> best = study.best();
        for (Record.TrialView trial : study.trials()) {
            Map<String, Double> means = Means.of(trial);
            List<String> cells = new ArrayList<>(List.of(
                    String.valueOf(trial.trial()),
                    best.filter(trial::equals).isPresent() ? "*" : "",
                    trial.state().toString(),
                    Numbers.metric(trial.objective())));
            if (several) {
                cells.addAll(spread(trial));
            }
            key.ifPresent(name -> cells.add(Numbers.metric(means.get(name))));
            cells.add(Numbers.seconds(
                    trial.runs().stream().mapToDouble(Record.RunView::seconds).sum()));
            cells.add(points.line(trial.point()));
            table.row(cells);
        }
        return table.lines(width);
    }

    private List<String> spread(Record.TrialView trial) {
        Summary summary = Replicates.summaries(trial).get(study.objective().metric());
        return summary == null
                ? List.of("-", "-")
                : List.of(Numbers.metric(summary.sd()), Numbers.metric(summary.margin()));
    }

    /** The first of these that was measured, the objective left out: a line has room for one, or for the spread. */
    private Optional<String> keyMetric() {
        Map<String, Double> measured = study.trials().stream()
                .map(Means::of)
                .filter(metrics -> !metrics.isEmpty())
                .findFirst()
                .orElse(Map.of());
        return Stream.of("code/linear-probe", "code/knn-1", "test/denoising", "test/reconstruction")
                .filter(name -> measured.containsKey(name)
                        && !name.equals(study.objective().metric()))
                .findFirst();
    }

    /** Returns the best trial next to the baselines, empty if none was measured. */
    public List<String> comparison(Record.TrialView best) {
        List<String> table = Comparison.lines(Means.of(best), width);
        List<String> lines = new ArrayList<>();
        if (!table.isEmpty()) {
            lines.add("");
            lines.add("the best trial, %d, next to baselines of the same code size:".formatted(best.trial()));
            lines.addAll(table);
        }
        return lines;
    }

    /** What happened to runs, and why. */
    private record Reason(String what, String why) {

        /** What a pruner says has the values of one run; for the page it is enough that it was this pruner. */
        static Reason of(RunError error) {
            return switch (error.code()) {
                case "PRUNED" -> new Reason("pruned", error.message().replaceFirst("^([a-z0-9-]+): .*", "$1"));
                case "PARKED" -> new Reason("parked", error.message());
                default -> new Reason("with an error", error.code() + ": " + error.message());
            };
        }
    }

    private List<String> errors() {
        Map<Reason, List<String>> byReason = new LinkedHashMap<>();
        study.trials().forEach(trial -> trial.runs().forEach(run -> {
            RunError error = run.error();
            if (error != null) {
                byReason.computeIfAbsent(Reason.of(error), reason -> new ArrayList<>())
                        .add(trial.trial() + "/" + run.replicate());
            }
        }));
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, runs) -> {
            lines.add("");
            lines.addAll(Lines.wrap(
                    "%s %s (%s): %s"
                            .formatted(
                                    Numbers.count(runs.size(), "run"),
                                    reason.what(),
                                    runs.stream()
                                            .limit(8)
                                            .collect(Collectors.joining(", ", "", runs.size() > 8 ? ", ..." : "")),
                                    reason.why()),
                    width,
                    2));
        });
        return lines;
    }
}
