package org.hourglass.cli.internal.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.study.Fault;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;
import picocli.CommandLine;

/** Prints every fault of a study file with its place. */
@CommandLine.Command(
        name = "check",
        description = "Checks a study file and prints every fault with its place.",
        footer = {"", "Example:  hourglass check studies/sparse.yaml"})
final class CheckCommand extends Command {

    @CommandLine.Parameters(paramLabel = "FILE", description = "a study file, or its name in the workspace")
    private String file = "";

    @CommandLine.Option(names = "--set", paramLabel = "path=value", description = "replaces a value of the file")
    private Map<String, String> settings = new LinkedHashMap<>();

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    CheckCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        StudyParser.Reading reading = new StudyFiles(host()).read(file, settings);
        host().print(json, () -> Documents.check(reading.faults()), () -> lines(reading));
        return reading.faults().isEmpty() ? DONE : WRONG;
    }

    private List<String> lines(StudyParser.Reading reading) {
        List<String> lines =
                new ArrayList<>(reading.faults().stream().map(Fault::toString).toList());
        lines.add(reading.study()
                .map(CheckCommand::well)
                .orElse(Numbers.count(reading.faults().size(), "fault") + " in " + file));
        return lines;
    }

    private static String well(Study study) {
        return "%s is well: %s, %s"
                .formatted(
                        study.name(),
                        Numbers.count(study.trials(), "trial"),
                        Numbers.count((long) study.trials() * study.replicates(), "run"));
    }
}
