package org.hourglass.cli.internal.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/**
 * What an exception means to people: the one place that decides message and exit code.
 *
 * @param code whose turn it is
 * @param message what to print
 */
public record Failure(ErrorCode code, String message) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** Returns what an exception means; a fault of ours is written to a log in one of these folders, the first that works. */
    public static Failure of(Throwable thrown, List<String> arguments, String version, List<Path> logs) {
        if (thrown instanceof HourglassException known && known.code() != ErrorCode.INTERNAL) {
            return new Failure(known.code(), known.getMessage());
        }
        Optional<Failure> environment = environment(thrown);
        return environment.orElseGet(() -> {
            String what = thrown instanceof HourglassException ? thrown.getMessage() : thrown.toString();
            String report = log(thrown, arguments, version, logs)
                    .map("; please report it with the file %s"::formatted)
                    .orElse("; please report it with what this command prints");
            return new Failure(ErrorCode.INTERNAL, "a fault of Hourglass: " + what + report);
        });
    }

    /** Returns the exit code. */
    public int exit() {
        return code.exit();
    }

    private static Optional<Failure> environment(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
                return resources(
                        "%s: must be writable, but access is denied; change its rights or name another workspace"
                                .formatted(cause.getMessage()));
            } else if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return resources("disk: must have room, but got %s; make room and run `hourglass resume`"
                        .formatted(cause.getMessage()));
            } else if (cause instanceof FileSystemException) {
                return resources("files: must be usable, but got %s".formatted(cause));
            } else if (cause instanceof UnsatisfiedLinkError) {
                return resources("native library: must load on %s %s, but got %s; `hourglass doctor` says more"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), cause.getMessage()));
            } else if (cause instanceof OutOfMemoryError) {
                return resources("memory: must suffice, but got %s; use a smaller -j or a larger heap"
                        .formatted(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> resources(String message) {
        return Optional.of(new Failure(ErrorCode.RESOURCES, message));
    }

    private static Optional<Path> log(Throwable thrown, List<String> arguments, String version, List<Path> folders) {
        for (Path folder : folders) {
            Path file = folder.resolve("fault-%s-%d.log"
                    .formatted(
                            STAMP.format(LocalDateTime.now()),
                            ProcessHandle.current().pid()));
            try {
                Files.createDirectories(folder);
                try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                    out.println("hourglass " + version + " " + String.join(" ", arguments));
                    out.println("Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
                            + " " + System.getProperty("os.arch"));
                    thrown.printStackTrace(out);
                }
                return Optional.of(file);
            } catch (IOException e) {
                // the next folder, or none: the message is printed in any case
            }
        }
        return Optional.empty();
    }
}
