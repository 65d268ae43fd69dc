package org.hourglass.cli.internal.commands;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.view.Replicates;
import org.hourglass.cli.internal.view.Tests;
import org.hourglass.cli.internal.view.TestsPage;
import org.hourglass.engine.record.Record;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Says whether trials differ by more than their seeds. */
@CommandLine.Command(
        name = "compare",
        description = {
            "Says whether two trials differ by more than their seeds: by replicate, as the same one starts from the same seed.",
            "Without trials, the best one is compared with every other one that completed."
        },
        footer = {
            "",
            "Examples:",
            "  hourglass compare first-steps 2 0",
            "  hourglass compare first-steps --metric code/linear-probe"
        })
final class CompareCommand extends Command {

    @CommandLine.Parameters(index = "0", paramLabel = "STUDY", description = "a study that was run")
    private String name = "";

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "A", description = "a trial's number")
    private @Nullable Integer a;

    @CommandLine.Parameters(index = "2", arity = "0..1", paramLabel = "B", description = "another trial's number")
    private @Nullable Integer b;

    @CommandLine.Option(
            names = "--metric",
            paramLabel = "M",
            description = "what to compare by (the study's first objective)")
    private @Nullable String metric;

    @CommandLine.Option(
            names = "--ratio",
            paramLabel = "R",
            defaultValue = "0.2",
            description = "rows tested on divided by rows trained on, for the corrected test (0.2)")
    private double ratio;

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    CompareCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        if (!(0 <= ratio && ratio < Double.POSITIVE_INFINITY)) {
            throw wrong("`--ratio`: must be at least 0, but got %s".formatted(ratio));
        }
        try (Record record = host().record()) {
            Record.StudyView study = host().study(record, name);
            String by = metric == null ? study.objective().metric() : Replicates.measured(study, metric);
            Integer first = a;
            Integer second = b;
            if (first == null) {
                against(study, by);
            } else if (second == null || second.equals(first)) {
                throw wrong("compare: needs two different trials, or none for the best one against all, but got %d%s"
                        .formatted(first, second == null ? "" : " and " + second));
            } else {
                Tests tests = Tests.of(study, by, ratio, Trials.of(study, first), List.of(Trials.of(study, second)));
                print(tests::document, new TestsPage(tests, width())::pair);
            }
        }
        return DONE;
    }

    private void against(Record.StudyView study, String by) {
        Record.TrialView best = study.best()
                .orElseThrow(() -> wrong(
                        "compare: must have a completed trial, but got none; see `hourglass show %s`".formatted(name)));
        Map<Boolean, List<Record.TrialView>> others = Trials.pairedWith(study, best, by);
        List<Record.TrialView> left = others.getOrDefault(false, List.of());
        List<Record.TrialView> fit = others.getOrDefault(true, List.of());
        if (fit.isEmpty() && left.isEmpty()) {
            throw wrong("compare: must have at least 2 completed trials, but got 1; see `hourglass show %s`"
                    .formatted(name));
        }
        // with nothing to pair, the first refusal says what to do
        Tests tests = Tests.of(study, by, ratio, best, fit.isEmpty() ? left : fit);
        print(() -> tests.documents(best), () -> new TestsPage(tests, width()).against(best, left));
    }

    private void print(Supplier<Object> document, Supplier<List<String>> lines) {
        host().print(json, document, lines::get);
    }

    private static HourglassException wrong(String message) {
        return new HourglassException(ErrorCode.USER, message);
    }
}
