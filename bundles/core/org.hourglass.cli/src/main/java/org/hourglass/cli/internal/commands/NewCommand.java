package org.hourglass.cli.internal.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.hourglass.cli.internal.host.Host;
import picocli.CommandLine;

/** Makes a study file to start from. */
@CommandLine.Command(
        name = "new",
        description = "Makes a study file to start from.",
        footer = {"", "Example:  hourglass new my-study --from sparse"})
final class NewCommand extends Command {

    @CommandLine.Parameters(paramLabel = "NAME", description = "the study's name: small letters, digits and hyphens")
    private String name = "";

    @CommandLine.Option(
            names = "--from",
            paramLabel = "TEMPLATE",
            defaultValue = "first-steps",
            description = "first-steps (default), sparse or denoising")
    private String from = "";

    NewCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() throws IOException {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw wrong("name: must be small letters, digits and hyphens, but got %s".formatted(name));
        }
        String text = Files.readString(template(), StandardCharsets.UTF_8);
        Path file = host().workspace().studies().resolve(name + ".yaml");
        if (Files.exists(file)) {
            throw wrong("name: must be new, but got %s, and %s is there".formatted(name, file));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replaceFirst("(?m)^study:.*$", "study: " + name), StandardOpenOption.CREATE_NEW);
        host().terminal().out().println(file);
        host().tell("edit it, then `hourglass check %s` and `hourglass run %s`".formatted(name, name));
        return DONE;
    }

    private Path template() throws IOException {
        Path folder = host().installation().template().resolve("studies");
        Path file = folder.resolve(from + ".yaml");
        if (Files.isRegularFile(file)) {
            return file;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> known = files.map(path -> path.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
            throw wrong("--from: must be one of %s, but got %s%s"
                    .formatted(String.join(", ", known), from, Nearest.hint(from, known)));
        }
    }

    private static HourglassException wrong(String message) {
        return new HourglassException(ErrorCode.USER, message);
    }
}
