package org.hourglass.cli.internal.commands;

import java.util.List;
import java.util.Optional;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Interrupt;
import org.hourglass.cli.internal.host.Workspace;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.StudyState;
import org.hourglass.study.Study;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Goes on with what a stop or a crash left. */
@CommandLine.Command(
        name = "resume",
        description = "Goes on with what a stop or a crash left, of one study or of all.",
        footer = {"", "Example:  hourglass resume first-steps"})
final class ResumeCommand extends Command {

    @CommandLine.Parameters(arity = "0..1", paramLabel = "STUDY", description = "a study that was begun (all of them)")
    private @Nullable String name;

    @CommandLine.Mixin
    private final Parallel parallel = new Parallel();

    @CommandLine.Option(names = "--json", description = "prints one JSON document at the end; needs STUDY")
    private boolean json;

    ResumeCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Optional<Integer> side = parallel.runs();
        if (json && name == null) {
            throw new CommandLine.ParameterException(new CommandLine(this), "--json: STUDY must be named");
        }
        Workspace workspace = host().workspace();
        List<Study> studies = studies();
        if (studies.isEmpty()) {
            host().tell("nothing to resume: no study was stopped in %s".formatted(workspace.root()));
        }
        StudyRun run = new StudyRun(host(), workspace, side);
        int worst = DONE;
        for (Study study : studies) {
            int exit = run.run(study);
            Results.print(host(), study.name(), json);
            worst = Math.max(worst, exit);
            if (exit == Interrupt.EXIT) {
                break;
            }
        }
        if (!studies.isEmpty()) {
            run.tellQueue();
        }
        return worst;
    }

    private List<Study> studies() {
        try (Record record = host().record()) {
            List<String> names = name != null
                    ? List.of(name)
                    : record.studies().stream()
                            .filter(study -> study.state() != StudyState.COMPLETED)
                            .map(Record.StudySummary::study)
                            .toList();
            return names.stream()
                    .map(each -> Checked.study(new StudyFiles(host()).recorded(record, host().study(record, each))))
                    .toList();
        }
    }
}
