package org.hourglass.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The unpacked product that the distribution module has made. */
record Product(Path home) {

    /** What a process printed and how it ended. */
    record Result(int exit, String out, String err) {}

    private static final long SECONDS = 900;

    static Product built() {
        return new Product(Path.of(System.getProperty("hourglass.product")));
    }

    /** Copies everything but the repository, which is linked, so that a test may damage it. */
    Product copyTo(Path folder) throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = folder.resolve(home.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.createLink(copy, file);
                return FileVisitResult.CONTINUE;
            }
        });
        return new Product(folder);
    }

    /** Runs the start script in a folder of its own. */
    Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), folder, arguments);
    }

    Result run(Map<String, String> environment, Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/hourglass").toString()));
        command.addAll(List.of(arguments));
        return execute(command, environment, folder);
    }

    /** Runs commands in one process, a line each; few enough for the pipe to hold. */
    Result shell(Path folder, List<String> lines) throws IOException, InterruptedException {
        List<String> command = List.of(home.resolve("bin/hourglass").toString(), "shell");
        return execute(command, Map.of(), folder, String.join("\n", lines) + "\n");
    }

    static Result execute(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        return execute(command, environment, folder, "");
    }

    private static Result execute(List<String> command, Map<String, String> environment, Path folder, String input)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("hourglass-it", ".out");
        Path err = Files.createTempFile("hourglass-it", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " must end within " + SECONDS + " s, but still runs after\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    /** Returns the jars of ours in the repository, but not those with sources. */
    List<Path> jars() {
        try (var files = Files.walk(home.resolve("repository/org/hourglass"))) {
            return files.filter(file -> file.toString().matches(".*(?<!-sources)\\.jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
