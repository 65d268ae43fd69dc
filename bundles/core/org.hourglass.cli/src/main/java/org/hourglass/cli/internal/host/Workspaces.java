package org.hourglass.cli.internal.host;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/**
 * Finds the workspace: the folder of {@code --workspace}, else of {@code HOURGLASS_WORKSPACE}, else the nearest parent with
 * an hourglass.yaml, else {@code ./workspace}.
 *
 * @param here the folder that the command was started in
 * @param variable the value of HOURGLASS_WORKSPACE
 * @param template what a new workspace starts as
 */
public record Workspaces(Path here, Optional<String> variable, Path template) {

    /** Returns where the workspace is or would be. */
    public Path locate(Optional<Path> option) {
        return option.or(() -> variable.filter(value -> !value.isBlank()).map(Path::of))
                .map(here::resolve)
                .or(this::nearestParent)
                .orElse(here.resolve("workspace"))
                .toAbsolutePath()
                .normalize();
    }

    /** Returns the workspace if there is one. */
    public Optional<Workspace> find(Optional<Path> option) {
        Path root = locate(option);
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new HourglassException(
                    ErrorCode.USER, "workspace: must be a folder, but got the file %s".formatted(root));
        }
        return Files.isDirectory(root) ? Optional.of(open(root)) : Optional.empty();
    }

    /** Returns the workspace, made from the template if there is none. */
    public Workspace findOrMake(Optional<Path> option, java.util.function.Consumer<String> notice) {
        Optional<Workspace> found = find(option);
        Path root = locate(option);
        if (found.isEmpty() || isEmpty(root)) {
            make(root);
            notice.accept("made a new workspace in %s".formatted(root));
        }
        return found.orElseGet(() -> open(root));
    }

    private static Workspace open(Path root) {
        return new Workspace(root, Settings.read(root));
    }

    private Optional<Path> nearestParent() {
        return Stream.iterate(here.toAbsolutePath().normalize(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(Settings.FILE)) && !folder.equals(template))
                .findFirst();
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private void make(Path root) {
        try {
            for (Path source : sources()) {
                Path target = root.resolve(template.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else if (Files.notExists(target)) {
                    Files.copy(source, target);
                }
            }
        } catch (FileSystemException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "workspace: %s must be a folder that can be written, but got %s; name another one with --workspace"
                            .formatted(root, e),
                    e);
        } catch (IOException e) {
            throw new HourglassException(ErrorCode.RESOURCES, "workspace: %s cannot be made: %s".formatted(root, e), e);
        }
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(template)) {
            return files.sorted().toList();
        }
    }
}
