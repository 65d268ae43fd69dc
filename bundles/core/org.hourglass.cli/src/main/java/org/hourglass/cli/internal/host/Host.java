package org.hourglass.cli.internal.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Json;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Records;

/** What a command works with: one process, any number of command lines. */
public final class Host {

    private final Services services;
    private final Terminal terminal;
    private final Installation installation;
    private final Workspaces workspaces;
    private Optional<Path> option = Optional.empty();

    /** Makes what commands work with. */
    public Host(Services services, Terminal terminal, Installation installation, Workspaces workspaces) {
        this.services = services;
        this.terminal = terminal;
        this.installation = installation;
        this.workspaces = workspaces;
    }

    /** Names the workspace, as {@code --workspace} does; none stands for the rule. */
    public void choose(Optional<Path> workspace) {
        option = workspace;
    }

    /** Returns the services of the framework. */
    public Services services() {
        return services;
    }

    /** Returns where to write. */
    public Terminal terminal() {
        return terminal;
    }

    /** Returns the product. */
    public Installation installation() {
        return installation;
    }

    /** Returns the folder that the command was started in. */
    public Path here() {
        return workspaces.here();
    }

    /** Returns where the workspace is or would be. */
    public Path place() {
        return workspaces.locate(option);
    }

    /** Returns the workspace if there is one: for commands that only read. */
    public Optional<Workspace> workspaceIfAny() {
        return workspaces.find(option);
    }

    /** Returns the workspace, made from the template if there is none. */
    public Workspace workspace() {
        return workspaces.findOrMake(option, this::tell);
    }

    /** Opens the record for reading. */
    public Record record() {
        return services.need(Records.class).read(place());
    }

    /** Returns a recorded study, or fails with the nearest name. */
    public Record.StudyView study(Record record, String name) {
        return record.study(name).orElseThrow(() -> new HourglassException(ErrorCode.USER, unknown(record, name)));
    }

    private String unknown(Record record, String name) {
        var known = record.studies().stream().map(Record.StudySummary::study).toList();
        return known.isEmpty()
                ? "study: must be one that was run, but got %s and there is none yet in %s".formatted(name, place())
                : "study: must be one of %s, but got %s%s"
                        .formatted(String.join(", ", known), name, org.hourglass.base.Nearest.hint(name, known));
    }

    /** Writes a line for people to standard error. */
    public void tell(String line) {
        terminal.err().println(line);
    }

    /** Writes a result to standard output: one JSON document, or lines for people. */
    public void print(boolean json, Supplier<Object> document, Supplier<Iterable<String>> lines) {
        if (json) {
            terminal.out().println(Json.pretty(document.get()));
        } else {
            lines.get().forEach(terminal.out()::println);
        }
    }
}
