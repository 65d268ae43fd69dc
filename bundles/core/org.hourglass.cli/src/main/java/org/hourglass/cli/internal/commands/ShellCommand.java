package org.hourglass.cli.internal.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.cli.internal.host.Host;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;

/** The same commands, line by line, in one process that watches the plugin folder. */
@CommandLine.Command(
        name = "shell",
        description = "Reads commands line by line in one process; plugins that arrive meanwhile are announced.")
final class ShellCommand extends Command {

    private static final Set<String> LEAVE = Set.of("exit", "quit");

    ShellCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() throws IOException {
        return System.console() == null ? piped() : prompted();
    }

    /** Reads standard input to its end; the exit code is that of the last command that was not well. */
    private int piped() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Watching watching = watch(host()::tell);
        int exit = DONE;
        Path place = host().place();
        try {
            for (String line = in.readLine(); line != null && !LEAVE.contains(line.strip()); line = in.readLine()) {
                int code = execute(line, place);
                exit = code == DONE ? exit : code;
            }
        } finally {
            watching.close();
        }
        return exit;
    }

    private int prompted() throws IOException {
        try (Terminal terminal = terminal()) {
            terminal.handle(Terminal.Signal.INT, signal -> {}); // Ctrl-C is for what runs, not for the shell
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .completer(new StringsCompleter(
                            new Commands(host()).commandLine().getSubcommands().keySet()))
                    .variable(LineReader.HISTORY_FILE, host().workspace().kept().resolve("shell-history"))
                    .build();
            host().tell("the commands of `hourglass`, without that word; `exit` or Ctrl-D leaves");
            Watching watching = watch(reader::printAbove);
            try {
                read(reader);
            } finally {
                watching.close();
            }
        }
        return DONE;
    }

    /** JLine finds its ways to a terminal through the context class loader, which is the platform's in a framework. */
    private static Terminal terminal() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
            return TerminalBuilder.builder().system(true).build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void read(LineReader reader) {
        Path place = host().place();
        while (true) {
            try {
                String line = reader.readLine("hourglass> ");
                if (LEAVE.contains(line.strip())) {
                    return;
                }
                execute(line, place);
            } catch (UserInterruptException e) {
                host().tell("`exit` or Ctrl-D leaves");
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private int execute(String line, Path place) {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return DONE;
        }
        List<String> words =
                new ArrayList<>(new DefaultParser().parse(line, line.length()).words());
        words.removeIf(String::isEmpty);
        if (words.get(0).equals("hourglass")) {
            words.remove(0);
        }
        host().choose(Optional.of(place)); // a line may name another workspace for itself alone
        return new Commands(host()).execute(words.toArray(String[]::new));
    }

    private Watching watch(Consumer<String> notices) {
        Optional<PluginFolder> folder = host().services().find(PluginFolder.class);
        return new Watching(folder.map(found -> found.watch(host().workspace().root(), notices)));
    }

    /** The plugin folder being watched, or nothing where this installation has no plugin folder. */
    private record Watching(Optional<PluginFolder.Watch> watch) {

        void close() {
            watch.ifPresent(PluginFolder.Watch::close);
        }
    }
}
