package org.hourglass.mlflow.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs other programs.
 *
 * @param environment the variables that they and we see
 */
record Programs(Map<String, String> environment) {

    private static final int LINES_KEPT = 30;

    Programs {
        environment = Map.copyOf(environment);
    }

    /** How a program ended: its exit code and its last lines. */
    record Ending(int code, List<String> lines) {

        /** Returns the last line that says something, an error before anything else. */
        String complaint() {
            List<String> said = lines.stream().filter(line -> !line.isBlank()).toList();
            return said.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains("error"))
                    .reduce((first, last) -> last)
                    .or(() -> said.stream().reduce((first, last) -> last))
                    .map(String::strip)
                    .orElse("no word of why");
        }
    }

    static boolean windows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Returns the program of this name in the folders of PATH, or the file itself if the name is a path. */
    Optional<Path> find(String name) {
        try {
            if (name.contains("/") || name.contains("\\")) {
                return Optional.of(Path.of(name)).filter(Files::isExecutable);
            }
            for (String folder : variable("PATH").split(java.io.File.pathSeparator, -1)) {
                for (String ending : windows() ? List.of(".exe", ".bat", ".cmd") : List.of("")) {
                    Path file = Path.of(folder, name + ending);
                    if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                        return Optional.of(file);
                    }
                }
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Returns a builder of a process that sees our environment without what would mislead a Python of its own. */
    ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> its = builder.environment();
        its.clear();
        its.putAll(environment);
        List.of("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
                .forEach(its::remove);
        its.keySet().removeIf(name -> name.startsWith("MLFLOW_") || name.startsWith("_MLFLOW_"));
        its.put("PYTHONIOENCODING", "utf-8");
        return builder;
    }

    /** Runs a program to its end, or ends it when it takes too long. */
    Ending run(List<String> command, Duration limit, Consumer<String> lines) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        Thread killer = new Thread(() -> endAfter(process, limit), "mlflow-program-limit");
        killer.setDaemon(true);
        killer.start();
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
                last.addLast(line);
                if (last.size() > LINES_KEPT) {
                    last.removeFirst();
                }
            }
            return new Ending(process.waitFor(), new ArrayList<>(last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            end(process.toHandle());
            killer.interrupt();
        }
    }

    private static void endAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process.toHandle());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a process and what it started, its descendants first: they would outlive it otherwise. */
    static void end(ProcessHandle process) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        family.forEach(ProcessHandle::destroy);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
        for (ProcessHandle member : family) {
            try {
                member.onExit().get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
                member.destroyForcibly();
            } catch (InterruptedException e) {
                member.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
