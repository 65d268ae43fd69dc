package org.hourglass.cli.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.cli.internal.view.RunPage;
import org.hourglass.cli.internal.view.StudyPage;
import org.hourglass.cli.internal.view.TrialPage;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import picocli.CommandLine;

/** Shows a study, a trial or a run. */
@CommandLine.Command(
        name = "show",
        description = "Shows a study, one of its trials, or one of its runs.",
        footer = {"", "Examples:", "  hourglass show first-steps", "  hourglass show first-steps/2/0 --json"})
final class ShowCommand extends Command {

    @CommandLine.Parameters(
            paramLabel = "STUDY[/TRIAL[/REPLICATE]]",
            description = "what to show; trials and replicates count from 0")
    private String what = "";

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    ShowCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        String[] parts = what.split("/", -1);
        try (Record record = host().record()) {
            Record.StudyView study = host().study(record, parts[0]);
            if (parts.length == 1) {
                print(() -> Documents.show(study), new StudyPage(study, width())::lines);
            } else if (parts.length == 2) {
                Record.TrialView trial =
                        Trials.of(study, RunId.parse(what + "/0").trial());
                print(() -> Documents.trial(trial), new TrialPage(study, trial, width())::lines);
            } else {
                run(record, study);
            }
        }
        return DONE;
    }

    private void run(Record record, Record.StudyView study) {
        RunId id = RunId.parse(what);
        Trials.of(study, id.trial());
        Record.RunDetail detail = record.run(id)
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.USER,
                        "replicate: must be one that the trial has, but got %d; see `hourglass show %s/%d`"
                                .formatted(id.replicate(), id.study(), id.trial())));
        Path artifacts = host().place().resolve(".hourglass/artifacts").resolve(id.toString());
        print(() -> Documents.run(detail, study.plugins()), new RunPage(detail, artifacts, width())::lines);
    }

    private void print(Supplier<Object> document, Supplier<List<String>> lines) {
        host().print(json, document, lines::get);
    }
}
