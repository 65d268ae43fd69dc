package org.hourglass.cli.internal.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.cli.internal.view.Points;
import org.hourglass.study.Study;
import picocli.CommandLine;

/** Shows what a study file would run. */
@CommandLine.Command(
        name = "plan",
        description = "Shows what a study file would run: how much, which points, with which plugins.",
        footer = {"", "Example:  hourglass plan studies/sparse.yaml --points 3"})
final class PlanCommand extends Command {

    @CommandLine.Parameters(paramLabel = "FILE", description = "a study file, or its name in the workspace")
    private String file = "";

    @CommandLine.Option(names = "--set", paramLabel = "path=value", description = "replaces a value of the file")
    private Map<String, String> settings = new LinkedHashMap<>();

    @CommandLine.Option(names = "--points", paramLabel = "N", defaultValue = "10", description = "points to show (10)")
    private int points;

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    PlanCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Study study = Checked.study(new StudyFiles(host()).read(file, settings));
        host().print(json, () -> Documents.plan(study), () -> lines(study));
        return DONE;
    }

    private List<String> lines(Study study) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s with %s each, %s%s"
                .formatted(
                        study.name(),
                        Numbers.count(study.trials(), "trial"),
                        Numbers.count(study.replicates(), "seed"),
                        Numbers.count((long) study.trials() * study.replicates(), "run"),
                        study.excluded() == 0 ? "" : "; " + Numbers.count(study.excluded(), "point") + " excluded"));
        lines.add("objective: "
                + study.objectives().stream()
                        .map(one -> one.direction() + " " + one.metric())
                        .collect(Collectors.joining(", ")));
        lines.addAll(search(study));
        lines.add("");
        lines.addAll(points(study));
        lines.add("");
        Table plugins = Table.of("plugin", "kind", "version", "sha256", "bundle");
        study.plugins()
                .forEach(revision -> plugins.row(
                        revision.name(),
                        revision.kind().key(),
                        revision.version(),
                        Lines.cut(revision.sha256(), 13),
                        revision.bundle()));
        lines.addAll(plugins.lines(width()));
        return lines;
    }

    private static List<String> search(Study study) {
        List<String> lines = new ArrayList<>();
        if (study.known() < study.trials()) {
            lines.add("search: each trial is suggested after those %d and more before it; at most %d side by side"
                    .formatted(study.window(), study.window()));
        }
        study.pruner()
                .ifPresent(pruner -> lines.add("prune: " + pruner.revision().name()));
        Study.Budget budget = study.budget();
        List<String> limits = new ArrayList<>();
        if (budget.completed() < Study.Budget.NONE.completed()) {
            limits.add(Numbers.count(budget.completed(), "completed trial"));
        }
        if (budget.attempts() < Study.Budget.NONE.attempts()) {
            limits.add(Numbers.count(budget.attempts(), "attempt"));
        }
        if (budget.hours() < Study.Budget.NONE.hours()) {
            limits.add("%s h".formatted(Numbers.value(budget.hours())));
        }
        if (!limits.isEmpty()) {
            lines.add("budget: ends after " + String.join(", ", limits)
                    + (limits.size() > 1 ? ", whichever is first" : ""));
        }
        return lines;
    }

    private List<String> points(Study study) {
        int shown = Math.max(0, Math.min(points, study.known()));
        List<Map<String, Object>> first =
                IntStream.range(0, shown).mapToObj(i -> study.trial(i).point()).toList();
        Points names = new Points(first);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            lines.add(Lines.cut("  trial %d: %s".formatted(i, names.line(first.get(i))), width()));
        }
        if (shown < study.trials()) {
            String after = study.known() < study.trials() ? ", which depend on results" : "";
            lines.add("  and %d more%s".formatted(study.trials() - shown, shown < study.known() ? "" : after));
        }
        return lines;
    }
}
