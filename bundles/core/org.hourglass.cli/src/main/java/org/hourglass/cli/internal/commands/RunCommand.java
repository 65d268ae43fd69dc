package org.hourglass.cli.internal.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Workspace;
import org.hourglass.engine.record.Record;
import org.hourglass.study.Study;
import picocli.CommandLine;

/** Runs what is not yet done of a study file. */
@CommandLine.Command(
        name = "run",
        description = "Runs what is not yet done of a study; the same file again does nothing more.",
        footer = {
            "",
            "Examples:",
            "  hourglass run studies/sparse.yaml",
            "  hourglass run sparse -j 1 --set study=quick --set training.epochs=1"
        })
final class RunCommand extends Command {

    @CommandLine.Parameters(paramLabel = "FILE", description = "a study file, or its name in the workspace")
    private String file = "";

    @CommandLine.Mixin
    private final Parallel parallel = new Parallel();

    @CommandLine.Option(names = "--set", paramLabel = "path=value", description = "replaces a value of the file")
    private Map<String, String> settings = new LinkedHashMap<>();

    @CommandLine.Option(names = "--json", description = "prints one JSON document at the end")
    private boolean json;

    RunCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Optional<Integer> side = parallel.runs();
        Workspace workspace = host().workspace();
        Study study = read();
        StudyRun run = new StudyRun(host(), workspace, side);
        int exit = run.run(study);
        Results.print(host(), study.name(), json);
        run.tellQueue();
        return exit;
    }

    private Study read() {
        try (Record record = host().record()) {
            return Checked.study(new StudyFiles(host()).readOn(file, settings, record));
        }
    }
}
