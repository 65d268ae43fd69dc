package org.hourglass.cli.internal.commands;

import java.util.List;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.engine.record.Record;
import picocli.CommandLine;

/** Lists the studies of a workspace. */
@CommandLine.Command(name = "studies", description = "Lists the studies that were run in this workspace.")
final class StudiesCommand extends Command {

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    StudiesCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        List<Record.StudySummary> studies;
        try (Record record = host().record()) {
            studies = record.studies();
        }
        host().print(json, () -> Documents.studies(studies), () -> lines(studies));
        return DONE;
    }

    private List<String> lines(List<Record.StudySummary> studies) {
        if (studies.isEmpty()) {
            return List.of("no study was run in %s yet; begin with `hourglass quickstart`".formatted(host().place()));
        }
        Table table = Table.of("study", "state", "trials>", "completed>", "failed>", "best>");
        studies.forEach(study -> table.row(
                study.study(),
                study.state().toString(),
                String.valueOf(study.trials()),
                String.valueOf(study.completed()),
                String.valueOf(study.failed()),
                Numbers.metric(study.best())));
        return table.lines(width());
    }
}
