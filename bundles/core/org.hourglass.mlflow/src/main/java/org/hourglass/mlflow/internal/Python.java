package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/**
 * A Python that can make the server's environment.
 *
 * @param file the program
 * @param version major and minor
 */
record Python(Path file, String version) {

    private static final int OLDEST_MINOR = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> NAMES =
            List.of("python3", "python", "python3.13", "python3.12", "python3.11", "python3.10");
    private static final String REMEDY = "install Python 3.10 or newer, or set HOURGLASS_PYTHON to one";

    /** Finds the Python that HOURGLASS_PYTHON names, else the first one of PATH that is new enough. */
    static Python find(Programs programs) {
        String named = programs.variable("HOURGLASS_PYTHON");
        List<String> tried = new ArrayList<>();
        for (String name : named.isEmpty() ? NAMES : List.of(named)) {
            Optional<Path> file = programs.find(name);
            if (file.isEmpty()) {
                continue;
            }
            Optional<String> version = version(programs, file.get());
            if (version.isPresent() && recent(version.get())) {
                return new Python(file.get(), version.get());
            }
            tried.add("%s is %s".formatted(name, version.orElse("no Python that starts")));
        }
        throw missing(named, tried);
    }

    private static HourglassException missing(String named, List<String> tried) {
        String found = !tried.isEmpty()
                ? String.join(", ", tried)
                : named.isEmpty() ? "none of " + NAMES + " is on the PATH" : "there is no program " + named;
        String where = named.isEmpty() ? "mlflow" : "`HOURGLASS_PYTHON`";
        return new HourglassException(
                ErrorCode.RESOURCES,
                "%s: a local server needs Python 3.10 or newer, but %s; %s".formatted(where, found, REMEDY));
    }

    /** Returns the version of a program that says it is Python. */
    static Optional<String> version(Programs programs, Path file) {
        try {
            Programs.Ending ending = programs.run(
                    List.of(file.toString(), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"),
                    LIMIT,
                    line -> {});
            String said = ending.lines().isEmpty() ? "" : ending.lines().get(0).strip();
            return ending.code() == 0 && said.matches("\\d+\\.\\d+") ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean recent(String version) {
        String[] parts = version.split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        return major > 3 || (major == 3 && Integer.parseInt(parts[1]) >= OLDEST_MINOR);
    }
}
