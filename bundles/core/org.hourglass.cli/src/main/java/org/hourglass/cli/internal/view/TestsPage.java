package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.engine.record.Record;
import org.hourglass.statistics.Paired;
import org.hourglass.statistics.Summary;
import org.hourglass.study.Objective;

/** Two trials in tables and sentences, or the best one against the others. */
public final class TestsPage {

    private static final double LEVEL = 0.05;

    private final Tests tests;
    private final int width;

    /** Makes the page, none of its lines wider than that. */
    public TestsPage(Tests tests, int width) {
        this.tests = tests;
        this.width = width;
    }

    /** Returns the page of two trials. */
    public List<String> pair() {
        Tests.Row row = tests.rows().get(0);
        List<String> lines = new ArrayList<>();
        lines.addAll(Lines.wrap(
                "%s: trial %d against trial %d by %s, %d replicates in pairs"
                        .formatted(
                                tests.study().study(),
                                row.a().trial(),
                                row.b().trial(),
                                tests.metric(),
                                row.pairs().n()),
                width,
                2));
        lines.add("");
        lines.addAll(summaries(row));
        lines.add("");
        lines.addAll(results(row));
        lines.add("");
        lines.add("effect sizes: Cohen's d_z %s, rank-biserial correlation %s"
                .formatted(
                        Numbers.metric(row.pairs().cohenDz()),
                        Numbers.metric(row.pairs().rankBiserial())));
        lines.addAll(Lines.wrap(verdict(row), width, 0));
        lines.addAll(least(row.pairs().n()));
        return lines;
    }

    private List<String> summaries(Tests.Row row) {
        Table table = Table.of("", "mean>", "sd>", "95 % interval");
        for (Record.TrialView trial : List.of(row.a(), row.b())) {
            Summary summary = Summary.of(Replicates.of(trial, tests.metric()).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
            table.row(
                    "trial " + trial.trial(),
                    Numbers.metric(summary.mean()),
                    Numbers.metric(summary.sd()),
                    Replicates.interval(summary.interval()));
        }
        Summary differences = Summary.of(row.pairs().differences());
        table.row(
                "difference",
                Numbers.metric(differences.mean()),
                Numbers.metric(differences.sd()),
                Replicates.interval(differences.interval()));
        return table.lines(width);
    }

    private List<String> results(Tests.Row row) {
        Table table = Table.of("test", "statistic>", "p>", "");
        row.results()
                .forEach(result -> table.row(
                        result.name(),
                        Numbers.metric(result.statistic()),
                        Numbers.metric(result.p()),
                        result.name().equals("corrected-t")
                                ? "for shared data, test/train ratio %s".formatted(Numbers.metric(tests.ratio()))
                                : ""));
        return table.lines(width);
    }

    private String verdict(Tests.Row row) {
        double p = row.results().get(0).p();
        double difference = row.pairs().difference();
        if (difference == 0 || p > LEVEL) {
            return "Other seeds may well turn the difference round (paired-t: p %s).".formatted(Numbers.metric(p));
        }
        String than = "trial %d is %s than trial %d";
        String word = direction()
                .map(minimize -> difference < 0 == minimize ? "better" : "worse")
                .orElse(difference < 0 ? "lower" : "higher");
        String cautious = row.results().get(1).p() > LEVEL
                ? " With other data that is not certain (corrected-t: p %s)."
                        .formatted(Numbers.metric(row.results().get(1).p()))
                : "";
        return "Over seeds, %s (paired-t: p %s).%s"
                .formatted(than.formatted(row.a().trial(), word, row.b().trial()), Numbers.metric(p), cautious);
    }

    private Optional<Boolean> direction() {
        return tests.study().objectives().stream()
                .filter(objective -> objective.metric().equals(tests.metric()))
                .map(Objective::minimize)
                .findFirst();
    }

    private List<String> least(int n) {
        double least = Math.scalb(1.0, 1 - n);
        return least > LEVEL
                ? Lines.wrap(
                        "%d pairs cannot give wilcoxon a p below %s; 6 can.".formatted(n, Numbers.metric(least)),
                        width,
                        0)
                : List.of();
    }

    /** Returns the page of the best trial against those that have replicates in common with it. */
    public List<String> against(Record.TrialView best, List<Record.TrialView> left) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Lines.wrap(
                "%s: the best trial, %d, against the others by %s; p values by Holm for %s"
                        .formatted(
                                tests.study().study(),
                                best.trial(),
                                tests.metric(),
                                Numbers.count(tests.rows().size(), "pair")),
                width,
                2));
        lines.add("");
        lines.addAll(table());
        lines.add("");
        lines.addAll(Lines.wrap(
                "Differences are of the best trial from the other one. It was chosen for its result, which flatters it: run"
                        + " the two that matter with fresh seeds before you rely on a close one.",
                width,
                0));
        if (!left.isEmpty()) {
            lines.addAll(Lines.wrap(
                    "Left out, without 2 finite replicates in common: %s."
                            .formatted(Numbers.count(left.size(), "completed trial")),
                    width,
                    0));
        }
        return lines;
    }

    private List<String> table() {
        Points points = new Points(
                tests.study().trials().stream().map(Record.TrialView::point).toList());
        Table table = Table.of(
                        "trial>", "difference>", "± 95 %>", "paired-t>", "corrected-t>", "wilcoxon>", "d_z>", "point")
                .wrapping();
        for (Tests.Row row : tests.rows()) {
            Paired pairs = row.pairs();
            table.row(
                    String.valueOf(row.b().trial()),
                    Numbers.metric(pairs.difference()),
                    Numbers.metric((pairs.interval().high() - pairs.interval().low()) / 2),
                    Numbers.metric(row.adjusted().get(0)),
                    Numbers.metric(row.adjusted().get(1)),
                    Numbers.metric(row.adjusted().get(2)),
                    Numbers.metric(pairs.cohenDz()),
                    points.line(row.b().point()));
        }
        return table.lines(width);
    }
}
