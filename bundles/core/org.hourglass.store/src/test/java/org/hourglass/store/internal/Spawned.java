package org.hourglass.store.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link Child} in a process of its own. */
final class Spawned implements AutoCloseable {

    private static final String END = "\0";
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private boolean ended;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Spawned(Process process) {
        this.process = process;
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::collect, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static Spawned child(Object... arguments) {
        return start(List.of(), System.getProperty("java.class.path"), arguments);
    }

    /** Starts a child behind a command such as prlimit or setpriv. */
    static Spawned start(List<String> before, String classPath, Object... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx200m", "-cp", classPath));
        command.add(Child.class.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            return new Spawned(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a child without rights; a folder that all may read takes what it needs to run. */
    static Spawned nobody(Path readable, Object... arguments) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return child(arguments);
        }
        List<String> entries = new ArrayList<>();
        for (Class<?> needed : List.of(
                Child.class,
                H2Records.class,
                org.hourglass.engine.record.Record.class,
                org.hourglass.base.Json.class,
                org.h2.Driver.class,
                com.google.gson.Gson.class)) {
            Path copy = readable.resolve("path" + entries.size());
            run("cp", "-rL", source(needed), copy.toString());
            run("chmod", "-R", "a+rX", copy.toString());
            entries.add(copy.toString());
        }
        List<String> drop = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        return start(drop, String.join(":", entries), arguments);
    }

    static void giveToNobody(Path path) {
        if ("root".equals(System.getProperty("user.name"))) {
            run("chown", "65534:65534", path.toString());
        }
    }

    private static String source(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static void run(String... command) {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new AssertionError("%s ended with %d".formatted(String.join(" ", command), exit));
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Returns the next line, or fails if there is none. */
    String line() {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("process %d must say something, but said nothing more".formatted(pid()));
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void expect(String expected) {
        String line = line();
        if (!line.equals(expected)) {
            throw new AssertionError("must be \"%s\", but was \"%s\"\n%s".formatted(expected, line, rest()));
        }
    }

    void say(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as kill -9 does. */
    Spawned kill() {
        process.toHandle().destroyForcibly();
        return this;
    }

    /** Asks it to end, as Ctrl-C does. */
    void stop() {
        process.toHandle().destroy();
    }

    /** Waits for its end and returns what it said that was not read yet. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        try {
            while (!ended) {
                String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                ended = line == null || line.equals(END);
                if (!ended) {
                    rest.add(line);
                }
            }
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return rest;
    }

    int exit() {
        rest();
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void collect() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
        lines.add(END);
    }
}
