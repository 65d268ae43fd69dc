package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/**
 * The server's program: a virtual environment in the user's cache, shared by all workspaces, made once per version. A file
 * written last says that it is whole; without it, it is made anew.
 */
final class Installation {

    /** The version that we install. */
    static final String VERSION = "3.17.0";

    private static final String WHOLE = "hourglass-complete";
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Programs programs;
    private final Folder cache;
    private final Path home;

    Installation(Programs programs) {
        this.programs = programs;
        this.cache = new Folder(cache(programs));
        this.home = cache.file("mlflow-" + VERSION);
    }

    private static Path cache(Programs programs) {
        String given = programs.variable(Programs.windows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        String user = System.getProperty("user.home", ".");
        return (given.isEmpty() ? Path.of(user, ".cache") : Path.of(given)).resolve("hourglass");
    }

    /** Returns the environment's Python, installing everything first where that is not done. */
    Path python(Consumer<String> progress) {
        if (isWhole()) {
            return interpreter();
        }
        try (Folder.Lock lock = lock(progress)) {
            if (!lock.channel().isOpen() || !isWhole()) {
                install(progress);
            }
        }
        return interpreter();
    }

    private Folder.Lock lock(Consumer<String> progress) {
        String name = "mlflow-" + VERSION + ".lock";
        Optional<Folder.Lock> lock = cache.lock(name);
        if (lock.isEmpty()) {
            progress.accept("another process installs MLflow; waiting for it");
        }
        while (lock.isEmpty()) {
            pause();
            lock = cache.lock(name);
        }
        return lock.get();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HourglassException(ErrorCode.RESOURCES, "mlflow: interrupted while installing", e);
        }
    }

    private Path interpreter() {
        return home.resolve(Programs.windows() ? "Scripts/python.exe" : "bin/python");
    }

    /** A Python that was removed or upgraded since leaves an environment that no longer starts. */
    private boolean isWhole() {
        return Files.exists(home.resolve(WHOLE))
                && Files.isExecutable(interpreter())
                && Python.version(programs, interpreter()).isPresent();
    }

    private void install(Consumer<String> progress) {
        Python python = Python.find(programs);
        progress.accept(
                "MLflow %s is installed once into %s: about 850 MB, one to three minutes".formatted(VERSION, home));
        long begun = System.nanoTime();
        delete(home);
        if (usesUv()) {
            step(
                    progress,
                    List.of("uv", "venv", "--quiet", "--python", python.file().toString(), home.toString()));
            step(
                    progress,
                    List.of("uv", "pip", "install", "--python", interpreter().toString(), "mlflow==" + VERSION));
        } else {
            step(progress, List.of(python.file().toString(), "-m", "venv", home.toString()));
            step(
                    progress,
                    List.of(
                            interpreter().toString(),
                            "-m",
                            "pip",
                            "install",
                            "--disable-pip-version-check",
                            "--no-input",
                            "mlflow==" + VERSION));
        }
        new Folder(home).write(WHOLE, python.version());
        progress.accept(
                "MLflow %s is installed (%d s)".formatted(VERSION, (System.nanoTime() - begun) / 1_000_000_000));
    }

    /** Where pip is told to use an index or files of its own, uv would not know. */
    private boolean usesUv() {
        boolean pipConfigured = programs.environment().keySet().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("PIP_")
                        && (name.endsWith("INDEX_URL") || name.endsWith("FIND_LINKS") || name.endsWith("CONFIG_FILE")));
        return !pipConfigured && !pipFileThere() && programs.find("uv").isPresent();
    }

    private boolean pipFileThere() {
        Path user = Path.of(System.getProperty("user.home", "."));
        List<Path> files = new ArrayList<>(List.of(
                Path.of("/etc/pip.conf"),
                user.resolve(".pip/pip.conf"),
                user.resolve(".config/pip/pip.conf"),
                user.resolve("pip/pip.ini"),
                user.resolve("Library/Application Support/pip/pip.conf")));
        if (!programs.variable("XDG_CONFIG_HOME").isEmpty()) {
            files.add(Path.of(programs.variable("XDG_CONFIG_HOME"), "pip/pip.conf"));
        }
        if (!programs.variable("APPDATA").isEmpty()) {
            files.add(Path.of(programs.variable("APPDATA"), "pip/pip.ini"));
        }
        return files.stream().anyMatch(Files::exists);
    }

    private void step(Consumer<String> progress, List<String> command) {
        Programs.Ending ending;
        try {
            ending = programs.run(command, LIMIT, line -> brief(line).ifPresent(progress));
        } catch (IOException e) {
            throw failed(command, Folder.reason(e), e);
        }
        if (ending.code() != 0) {
            throw failed(command, ending.complaint(), null);
        }
    }

    private HourglassException failed(
            List<String> command, String why, @org.jspecify.annotations.Nullable Throwable e) {
        String remedy = command.contains("venv")
                ? "install Python's venv module (python3-venv on Debian and Ubuntu), or set HOURGLASS_PYTHON"
                : "check the network, the free space and pip's configuration, then `hourglass mlflow up` again";
        return new HourglassException(
                ErrorCode.RESOURCES, "mlflow: cannot be installed into %s (%s); %s".formatted(home, why, remedy), e);
    }

    /** What a person wants to see of pip's and uv's many words. */
    private static Optional<String> brief(String line) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > 1 && words[0].equals("Collecting")) {
            return Optional.of("  collecting " + words[1].replaceFirst("[^A-Za-z0-9_.-].*", ""));
        } else if (line.startsWith("Installing collected packages")) {
            return Optional.of("  installing %d packages".formatted(words.length - 3));
        }
        boolean summary = line.matches("(Resolved|Prepared|Installed) \\d+ packages.*");
        return summary ? Optional.of("  " + line) : Optional.empty();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "mlflow: an unfinished installation in %s cannot be removed (%s); remove it by hand"
                            .formatted(folder, Folder.reason(e)),
                    e);
        }
    }
}
