package org.hourglass.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.HourglassException;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Interrupt;
import org.hourglass.cli.internal.host.Workspace;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.mlflow.Server;
import org.hourglass.mlflow.Tracker;
import org.hourglass.study.Study;
import picocli.CommandLine;

/** The tour, from nothing. */
@CommandLine.Command(
        name = "quickstart",
        description = {
            "The tour: trains a small sweep on MNIST, compares its codes with PCA, shows them in MLflow.",
            "Run again, it trains nothing again."
        })
final class QuickstartCommand extends Command {

    private static final String STUDY = "first-steps";

    @CommandLine.Mixin
    private final Parallel parallel = new Parallel();

    @CommandLine.Option(names = "--no-mlflow", description = "leaves MLflow out")
    private boolean withoutMlflow;

    QuickstartCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() throws IOException {
        Optional<Integer> side = parallel.runs();
        Workspace workspace = host().workspace();
        Path file = studyFile(workspace);
        host().tell("1. train: the study %s, a small sweep on MNIST".formatted(file));
        Study study = study(file);
        int exit = new StudyRun(host(), workspace, side).run(study);
        if (exit == Interrupt.EXIT) {
            return exit;
        }
        host().tell("2. compare: the codes that were learned, and PCA's");
        Results.print(host(), STUDY, false);
        host().tell("3. show");
        Optional<String> page = withoutMlflow ? Optional.empty() : mlflow(workspace);
        placesToLook(workspace, page).forEach(host().terminal().out()::println);
        return exit;
    }

    /** The template's study, put back if it was taken away. */
    private Path studyFile(Workspace workspace) throws IOException {
        Path file = workspace.studies().resolve(STUDY + ".yaml");
        if (Files.notExists(file)) {
            Files.createDirectories(workspace.studies());
            Files.copy(host().installation().template().resolve("studies").resolve(STUDY + ".yaml"), file);
        }
        return file;
    }

    private Study study(Path file) {
        try (Record record = host().record()) {
            return Checked.study(new StudyFiles(host()).readOn(file.toString(), Map.of(), record));
        }
    }

    /** Shows the study in MLflow; whatever is wrong there spoils nothing, because the record has it all. */
    private Optional<String> mlflow(Workspace workspace) {
        try {
            Tracker tracker = host().services().need(Tracker.class);
            Server server = tracker.up(workspace.root(), line -> host().tell("   " + line));
            new Sending(host()).send(tracker, workspace.root());
            return Optional.of(
                    tracker.link(workspace.root(), STUDY).orElse(server.page()).toString());
        } catch (HourglassException e) {
            host().tell("   MLflow: " + e.getMessage());
            host().tell(
                            "   what it would show stays queued; `hourglass mlflow up` and `hourglass mlflow sync` send it later");
            return Optional.empty();
        }
    }

    private List<String> placesToLook(Workspace workspace, Optional<String> page) {
        List<String> lines = new ArrayList<>(List.of("", "Where to look:"));
        lines.add("  hourglass show %-24s the table above; %s/0/0 for one run".formatted(STUDY, STUDY));
        lines.add("  hourglass best %-24s the best trial and its code next to PCA's".formatted(STUDY));
        page.ifPresent(link -> lines.add("  MLflow    " + link));
        lines.add("  pictures  " + pictures(workspace));
        lines.add("  record    " + workspace.record());
        lines.add("  studies   %s: edit one, then `hourglass run FILE`".formatted(workspace.studies()));
        return lines;
    }

    private Path pictures(Workspace workspace) {
        try (Record record = host().record()) {
            RunId run = new RunId(
                    STUDY,
                    record.study(STUDY)
                            .flatMap(Record.StudyView::best)
                            .map(Record.TrialView::trial)
                            .orElse(0),
                    0);
            return workspace.artifacts().resolve(run.toString()).resolve("images");
        }
    }
}
