package org.hourglass.cli.internal.commands;

import java.util.List;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.cli.internal.view.TrialPage;
import org.hourglass.engine.record.Record;
import picocli.CommandLine;

/** Shows the best trial of a study. */
@CommandLine.Command(
        name = "best",
        description = "Shows the best trial of a study: its point, its runs, its code next to the baselines.")
final class BestCommand extends Command {

    @CommandLine.Parameters(paramLabel = "STUDY", description = "a study that was run")
    private String name = "";

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    BestCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        try (Record record = host().record()) {
            Record.StudyView study = host().study(record, name);
            host().print(json, () -> Documents.best(study), () -> lines(study));
        }
        return DONE;
    }

    private List<String> lines(Record.StudyView study) {
        return study.best()
                .map(best -> new TrialPage(study, best, width()).lines())
                .orElse(List.of("%s: no trial is completed yet; see `hourglass show %s`".formatted(name, name)));
    }
}
