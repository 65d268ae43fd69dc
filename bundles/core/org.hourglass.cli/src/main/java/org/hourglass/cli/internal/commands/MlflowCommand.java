package org.hourglass.cli.internal.commands;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.mlflow.Delivery;
import org.hourglass.mlflow.Server;
import org.hourglass.mlflow.Status;
import org.hourglass.mlflow.Tracker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The commands about MLflow. */
@CommandLine.Command(
        name = "mlflow",
        description = "Keeps a local MLflow server, or feeds the one that hourglass.yaml names.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  hourglass mlflow up && hourglass mlflow open"})
final class MlflowCommand extends Command {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    MlflowCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return WRONG;
    }

    /** A command about MLflow. */
    abstract static class Part extends Command {

        Part(Host host) {
            super(host);
        }

        final Tracker tracker() {
            return host().services().need(Tracker.class);
        }
    }

    /** Starts the server. */
    @CommandLine.Command(name = "up", description = "Starts the server; the first time it is installed (needs Python).")
    static final class Up extends Part {

        Up(Host host) {
            super(host);
        }

        @Override
        public Integer call() {
            Server server = tracker().up(host().workspace().root(), host()::tell);
            host().terminal().out().println("MLflow %s: %s".formatted(server.version(), server.page()));
            return DONE;
        }
    }

    /** Stops the server. */
    @CommandLine.Command(name = "down", description = "Stops the local server; what it has stays in the workspace.")
    static final class Down extends Part {

        Down(Host host) {
            super(host);
        }

        @Override
        public Integer call() {
            boolean stopped = tracker().down(host().place());
            host().tell(stopped ? "MLflow is stopped" : "MLflow was not running");
            return DONE;
        }
    }

    /** Says how server and queue stand. */
    @CommandLine.Command(name = "status", description = "Shows the server, what is queued for it, and what it refused.")
    static final class State extends Part {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

        @CommandLine.Option(names = "--json", description = "prints one JSON document")
        private boolean json;

        State(Host host) {
            super(host);
        }

        @Override
        public Integer call() {
            Status status = tracker().status(host().place());
            host().print(json, () -> Documents.mlflow(status), () -> lines(status));
            return DONE;
        }

        private List<String> lines(Status status) {
            List<String> lines = new ArrayList<>();
            lines.add("server   %s".formatted(status.url() == null ? "none yet" : status.url()));
            String trouble = status.trouble();
            if (trouble == null) {
                lines.add("version  %s".formatted(status.version()));
            } else {
                lines.addAll(Lines.wrap("state    " + trouble, width(), 9));
            }
            lines.add("queued   %d%s"
                    .formatted(
                            status.queued(),
                            status.oldest() == null
                                    ? ""
                                    : ", the oldest since "
                                            + TIME.format(
                                                    LocalDateTime.ofInstant(status.oldest(), ZoneId.systemDefault()))));
            if (!status.refused().isEmpty()) {
                lines.add("");
                Table table = Table.of("refused", "what", "why").wrapping();
                status.refused().forEach(item -> table.row(item.run(), item.what(), item.why()));
                lines.addAll(table.lines(width()));
            }
            return lines;
        }
    }

    /** Sends what is queued. */
    @CommandLine.Command(name = "sync", description = "Sends everything that is queued, and waits for it.")
    static final class Sync extends Part {

        Sync(Host host) {
            super(host);
        }

        @Override
        public Integer call() {
            Delivery delivery =
                    new Sending(host()).send(tracker(), host().workspace().root());
            host().terminal()
                    .out()
                    .println("%s sent, %d refused"
                            .formatted(Numbers.count(delivery.sent(), "item"), delivery.refused()));
            return delivery.refused() == 0 ? DONE : NOT_ALL_WELL;
        }
    }

    /** Opens the page in a browser. */
    @CommandLine.Command(name = "open", description = "Opens the server's page, or a study's, in a browser.")
    static final class Open extends Part {

        @CommandLine.Parameters(arity = "0..1", paramLabel = "STUDY", description = "a study that was sent")
        private @Nullable String study;

        Open(Host host) {
            super(host);
        }

        @Override
        public Integer call() {
            Server server = tracker().up(host().workspace().root(), host()::tell);
            String page = Optional.ofNullable(study)
                    .flatMap(name -> tracker().link(host().place(), name))
                    .orElse(server.page())
                    .toString();
            host().terminal().out().println(page);
            if (!Browser.open(page)) {
                host().tell("no browser could be started here; open the address in one");
            }
            return DONE;
        }
    }
}
