package org.hourglass.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Errors and warnings of the framework and of its services, in a file: many complain nowhere else. The file is made by the
 * first line, so that a good run leaves none.
 */
final class EventLog {

    private final Path file;

    EventLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    synchronized void write(String level, String message, @Nullable Throwable cause) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            out.println(Instant.now() + " " + level + " " + message);
            if (cause != null) {
                cause.printStackTrace(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
