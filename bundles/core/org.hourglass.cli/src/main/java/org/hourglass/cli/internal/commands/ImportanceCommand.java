package org.hourglass.cli.internal.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.view.ImportancePage;
import org.hourglass.cli.internal.view.Scales;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;
import org.hourglass.statistics.importance.Importances;
import org.hourglass.statistics.importance.Method;
import org.hourglass.statistics.importance.Observation;
import org.hourglass.statistics.importance.Scale;
import picocli.CommandLine;

/** Says how much each parameter decides. */
@CommandLine.Command(
        name = "importance",
        description = "Says how much each parameter of a study decides about its (first) objective.",
        footer = {
            "",
            "Methods:",
            "  fanova  fractions of the variance over the space, of single parameters and of pairs",
            "  ranks   what each parameter alone explains of the trials' order; fast, not moved by extremes",
            "",
            "Example:  hourglass importance sparse --method ranks"
        })
final class ImportanceCommand extends Command {

    @CommandLine.Parameters(paramLabel = "STUDY", description = "a study that was run")
    private String name = "";

    @CommandLine.Option(
            names = "--method",
            paramLabel = "fanova|ranks",
            defaultValue = "fanova",
            description = "how it is measured (fanova)")
    private String method = "";

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    ImportanceCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Method chosen = method();
        try (Record record = host().record()) {
            Record.StudyView study = host().study(record, name);
            Map<String, Scale> scales =
                    record.canonical(study.study()).map(Scales::of).orElse(Map.of());
            Importances found = chosen.of(observations(study), scales);
            ImportancePage page =
                    new ImportancePage(study.study(), study.objective().metric(), found);
            host().print(json, page::document, () -> page.lines(width()));
        }
        return DONE;
    }

    private Method method() {
        return Arrays.stream(Method.values())
                .filter(one -> one.key().equals(method))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known =
                            Arrays.stream(Method.values()).map(Method::key).toList();
                    return new HourglassException(
                            ErrorCode.USER,
                            "`--method`: must be one of %s, but got %s%s"
                                    .formatted(String.join(", ", known), method, Nearest.hint(method, known)));
                });
    }

    private static List<Observation> observations(Record.StudyView study) {
        List<Observation> observations = new ArrayList<>();
        for (Record.TrialView trial : study.trials()) {
            Double value = trial.objective();
            if (trial.state() == RunState.COMPLETED && value != null && Double.isFinite(value)) {
                observations.add(new Observation(trial.point(), value));
            }
        }
        return observations;
    }
}
