package org.hourglass.cli.internal.commands;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.cli.internal.host.Failure;
import org.hourglass.cli.internal.host.Host;
import picocli.CommandLine;

/** All commands: parses a command line, does what it says, and turns what goes wrong into a message and an exit code. */
public final class Commands {

    private final Host host;

    /** Makes the commands of a process. */
    public Commands(Host host) {
        this.host = host;
    }

    /** Does a command line and returns its exit code. */
    public int execute(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError e) { // picocli hands on exceptions, not errors
            return failed(e, List.of(arguments));
        }
    }

    /** Returns the parser with all commands. */
    CommandLine commandLine() {
        CommandLine root = new CommandLine(new Root(host))
                .addSubcommand(new QuickstartCommand(host))
                .addSubcommand(new NewCommand(host))
                .addSubcommand(new CheckCommand(host))
                .addSubcommand(new PlanCommand(host))
                .addSubcommand(new RunCommand(host))
                .addSubcommand(new ResumeCommand(host))
                .addSubcommand(new RerunCommand(host))
                .addSubcommand(new StudiesCommand(host))
                .addSubcommand(new ShowCommand(host))
                .addSubcommand(new BestCommand(host))
                .addSubcommand(new CompareCommand(host))
                .addSubcommand(new ImportanceCommand(host))
                .addSubcommand(new ExportCommand(host))
                .addSubcommand(plugins())
                .addSubcommand(mlflow())
                .addSubcommand(new DoctorCommand(host))
                .addSubcommand(new WorkerCommand(host))
                .addSubcommand(new ShellCommand(host));
        root.setOut(writer(host.terminal().out()));
        root.setErr(writer(host.terminal().err()));
        root.setUsageHelpWidth(Math.min(host.terminal().width(), 100));
        root.setParameterExceptionHandler(Commands::misused);
        root.setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, parsed.originalArgs()));
        return root;
    }

    private CommandLine plugins() {
        return new CommandLine(new PluginsCommand(host))
                .addSubcommand(new PluginsCommand.Show(host))
                .addSubcommand(new InstallCommand(host));
    }

    private CommandLine mlflow() {
        return new CommandLine(new MlflowCommand(host))
                .addSubcommand(new MlflowCommand.Up(host))
                .addSubcommand(new MlflowCommand.Down(host))
                .addSubcommand(new MlflowCommand.State(host))
                .addSubcommand(new MlflowCommand.Sync(host))
                .addSubcommand(new MlflowCommand.Open(host));
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int misused(CommandLine.ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        command.getErr().println("hourglass: " + thrown.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(thrown, command.getErr());
        command.getErr()
                .println("see `%s --help`".formatted(command.getCommandSpec().qualifiedName()));
        return Command.WRONG;
    }

    private int failed(Throwable thrown, List<String> arguments) {
        if (thrown instanceof CommandLine.ParameterException misuse) {
            return misused(misuse, new String[0]);
        }
        Failure failure = Failure.of(thrown, arguments, host.installation().version(), logs());
        host.tell("hourglass: " + failure.message());
        return failure.exit();
    }

    private List<Path> logs() {
        List<Path> folders = new ArrayList<>();
        Path workspace = host.place();
        if (Files.isDirectory(workspace)) {
            folders.add(workspace.resolve(".hourglass/logs"));
        }
        Optional.ofNullable(System.getProperty("java.io.tmpdir")).map(Path::of).ifPresent(folders::add);
        return folders;
    }
}
