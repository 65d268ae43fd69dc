package org.hourglass.cli.internal.commands;

import java.util.List;
import java.util.Optional;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Interrupt;
import org.hourglass.cli.internal.host.Workspace;
import org.hourglass.cli.internal.progress.Display;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.engine.Engine;
import org.hourglass.engine.record.Record;
import org.hourglass.mlflow.Status;
import org.hourglass.mlflow.Tracker;
import org.hourglass.study.Study;

/** Runs what is not yet done of a study: shows how it goes, listens to Ctrl-C, feeds MLflow if there is a server. */
final class StudyRun {

    private final Host host;
    private final Workspace workspace;
    private final int parallel;

    StudyRun(Host host, Workspace workspace, Optional<Integer> parallel) {
        this.host = host;
        this.workspace = workspace;
        this.parallel = parallel.orElseGet(workspace::parallel);
    }

    /** Runs the study and returns the exit code. */
    @SuppressWarnings("try") // follower and interrupt need only be closed
    int run(Study study) {
        if (isDone(study)) {
            host.tell("%s: all of it is done, nothing to run; see `hourglass show %s`"
                    .formatted(study.name(), study.name()));
            return exit(study, false);
        }
        workspace.requireWritable();
        Interrupt.Request request = new Interrupt.Request();
        Optional<Tracker> tracker = host.services().find(Tracker.class);
        try (Display display = Display.on(host.terminal(), study);
                Following follower = Following.start(tracker, workspace.root(), display::notice);
                Interrupt interrupt = Interrupt.listen(
                        request,
                        () -> display.notice(
                                "stopping: the runs finish their batch and write checkpoints; Ctrl-C again ends at once"))) {
            view(study).ifPresent(display::known);
            host.services()
                    .find(PluginFolder.class)
                    .ifPresent(folder -> folder.archive(workspace.root(), study.plugins()));
            Engine.Options options = new Engine.Options(workspace.root(), parallel, request::isMade);
            host.services().need(Engine.class).run(study, options, display);
        }
        return exit(study, request.isMade());
    }

    private boolean isDone(Study study) {
        try (Record record = host.record()) {
            boolean same = record.canonical(study.name())
                    .filter(study.canonical()::equals)
                    .isPresent();
            return same
                    && record.study(study.name()).orElseThrow().trials().stream()
                            .flatMap(trial -> trial.runs().stream())
                            .allMatch(run -> run.state().ended());
        }
    }

    private Optional<Record.StudyView> view(Study study) {
        try (Record record = host.record()) {
            return record.study(study.name());
        }
    }

    /** Says in one line what still waits for MLflow, if anything does. */
    void tellQueue() {
        host.services()
                .find(Tracker.class)
                .map(tracker -> tracker.status(workspace.root()))
                .ifPresent(this::tellQueue);
    }

    private void tellQueue(Status status) {
        if (status.queued() > 0) {
            host.tell("%s for MLflow %s queued; send %s with `hourglass mlflow up` and `hourglass mlflow sync`"
                    .formatted(
                            Numbers.count(status.queued(), "item"),
                            status.queued() == 1 ? "is" : "are",
                            status.queued() == 1 ? "it" : "them"));
        }
    }

    private int exit(Study study, boolean interrupted) {
        List<Record.RunView> runs = view(study).stream()
                .flatMap(view -> view.trials().stream())
                .flatMap(trial -> trial.runs().stream())
                .toList();
        long open = runs.stream().filter(run -> !run.state().ended()).count();
        long bad = runs.stream()
                .filter(run -> switch (run.state()) {
                    case FAILED, PARKED -> true;
                    default -> false;
                })
                .count();
        if (interrupted && open > 0) {
            host.tell("stopped with %s to go; go on with `hourglass resume %s`"
                    .formatted(Numbers.count(open, "run"), study.name()));
            return Interrupt.EXIT;
        }
        return bad + open > 0 ? Command.NOT_ALL_WELL : Command.DONE;
    }
}
