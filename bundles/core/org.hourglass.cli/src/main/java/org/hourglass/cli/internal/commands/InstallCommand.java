package org.hourglass.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Workspace;
import picocli.CommandLine;

/** Checks a plugin bundle in the framework of this process and moves it to the workspace's plugin folder. */
@CommandLine.Command(
        name = "install",
        description = "Checks a plugin bundle and puts it into the workspace's plugins folder.",
        footer = {"", "Example:  hourglass plugins install target/my-penalty-1.0.0.jar"})
final class InstallCommand extends Command {

    @CommandLine.Parameters(paramLabel = "JAR", description = "a plugin bundle")
    private String jar = "";

    InstallCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() throws IOException {
        Path source = host().here().resolve(jar);
        if (!Files.isRegularFile(source) || !jar.endsWith(".jar")) {
            throw new HourglassException(
                    ErrorCode.USER, "JAR: must be a file that ends with .jar, but got %s".formatted(jar));
        }
        Workspace workspace = host().workspace();
        Path trial =
                workspace.kept().resolve("incoming-" + ProcessHandle.current().pid());
        try {
            install(source, workspace, trial);
        } finally {
            delete(trial);
        }
        return DONE;
    }

    private void install(Path source, Workspace workspace, Path trial) throws IOException {
        List<Plugin> before = new Installed(host()).catalog().plugins();
        Path file = Files.createDirectories(trial.resolve("plugins")).resolve(source.getFileName());
        Files.copy(source, file);
        Path lock = workspace.root().resolve("plugins.lock");
        if (Files.exists(lock)) {
            Files.copy(lock, trial.resolve("plugins.lock")); // a release keeps its bytes
        }
        List<Catalog.Refusal> refusals =
                host().services().need(PluginFolder.class).scan(trial);
        if (!refusals.isEmpty()) {
            throw new HourglassException(
                    ErrorCode.PLUGIN,
                    "%s: %s".formatted(source.getFileName(), refusals.get(0).why()));
        }
        Files.createDirectories(workspace.plugins());
        Files.move(
                file,
                workspace.plugins().resolve(source.getFileName()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        List<Plugin> brought =
                new ArrayList<>(host().services().need(Catalog.class).plugins());
        brought.removeAll(before);
        if (brought.isEmpty()) {
            host().tell("%s was installed before".formatted(source.getFileName()));
        }
        brought.forEach(plugin -> host().terminal()
                .out()
                .println("%s %s is installed: %s"
                        .formatted(plugin.revision().kind().key(), plugin.revision(), plugin.doc())));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
