package org.hourglass.cli.internal.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.hourglass.cli.internal.host.Host;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The command line without a command: version and help. */
@CommandLine.Command(
        name = "hourglass",
        description = "A workbench for autoencoder experiments: studies in, comparable results out.",
        versionProvider = Root.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Begin with:  hourglass quickstart",
            "Exit codes: 0 done, 1 not all well, 2 study or command line wrong, 3 environment wrong, 4 a fault of",
            "Hourglass, 130 stopped by Ctrl-C."
        })
final class Root extends Command {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    Root(Host host) {
        super(host);
    }

    @CommandLine.Option(
            names = "--workspace",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description =
                    "the workspace (HOURGLASS_WORKSPACE, else the nearest parent with an hourglass.yaml, else ./workspace)")
    void workspace(@Nullable Path folder) {
        if (folder != null) {
            host().choose(Optional.of(folder));
        }
    }

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "shows this help")
    boolean help;

    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "shows the version")
    boolean version;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
        return DONE;
    }

    /** Says the version of the product. */
    static final class Version implements CommandLine.IVersionProvider {

        @CommandLine.Spec
        private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public String[] getVersion() {
            Object root = spec == null ? null : spec.root().userObject();
            String version =
                    root instanceof Root command ? command.host().installation().version() : "unknown";
            return new String[] {"hourglass " + version};
        }
    }
}
