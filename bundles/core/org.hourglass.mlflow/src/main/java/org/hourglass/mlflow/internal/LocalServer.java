package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.mlflow.Server;
import org.hourglass.mlflow.internal.ServerFile.Member;

/** The workspace's own server: started here, found again by the next process, ended on request. */
final class LocalServer {

    private static final Duration START = Duration.ofSeconds(120);
    private static final int STARTS = 3;
    private static final long LARGEST_LOG = 10_000_000;
    private static final String LOG = "server.log";
    private static final String LEAVE_TERMINAL = "import os, sys; os.setsid(); os.execv(sys.argv[1], sys.argv[1:])";

    private final Programs programs;
    private final Folder folder;

    LocalServer(Programs programs, Path workspace) {
        this.programs = programs;
        this.folder = Folder.of(workspace);
    }

    /** Returns where the server is or was last. */
    Optional<Address> address() {
        return ServerFile.read(folder).filter(file -> file.port() > 0).map(file -> Address.local(file.port()));
    }

    /** Says whether the server's process lives. */
    boolean alive() {
        return ServerFile.read(folder).flatMap(ServerFile::server).isPresent();
    }

    Server up(Consumer<String> progress) {
        try (Folder.Lock lock = lock(progress)) {
            assert lock.channel().isOpen();
            Optional<Server> running = running();
            if (running.isPresent()) {
                return running.get();
            }
            stop();
            Path python = new Installation(programs).python(progress);
            return start(python, progress);
        }
    }

    private Folder.Lock lock(Consumer<String> progress) {
        Optional<Folder.Lock> lock = folder.lock("up.lock");
        if (lock.isEmpty()) {
            progress.accept("another process starts MLflow for this workspace; waiting for it");
        }
        while (lock.isEmpty()) {
            pause();
            lock = folder.lock("up.lock");
        }
        return lock.get();
    }

    /** A live process may still be starting, so it gets the time of a start to answer. */
    private Optional<Server> running() {
        Optional<ServerFile> file = ServerFile.read(folder);
        Optional<ProcessHandle> process = file.flatMap(ServerFile::server);
        if (file.isEmpty() || process.isEmpty()) {
            return Optional.empty();
        }
        return await(process.get(), file.get().port());
    }

    private Server start(Path python, Consumer<String> progress) {
        rotateLog();
        String complaint = "";
        for (int attempt = 0; attempt < STARTS; attempt++) {
            int port = port(attempt);
            progress.accept("MLflow %s starts on port %d".formatted(Installation.VERSION, port));
            Process process = launch(python, port);
            new ServerFile(port, List.of(Member.of(process.toHandle()))).write(folder);
            Optional<Server> server = await(process.toHandle(), port);
            if (server.isPresent()) {
                new ServerFile(port, family(process.toHandle())).write(folder);
                return server.get();
            }
            complaint = complaint(process);
            Programs.end(process.toHandle());
            if (!complaint.contains("ddress already in use")) {
                break;
            }
        }
        throw new HourglassException(
                ErrorCode.RESOURCES,
                "mlflow: the server must answer after its start, but %s; see %s, then `hourglass mlflow up` again"
                        .formatted(complaint, folder.file(LOG)));
    }

    private int port(int attempt) {
        List<Integer> preferred = new ArrayList<>();
        if (attempt == 0) {
            ServerFile.read(folder)
                    .map(ServerFile::port)
                    .filter(port -> port > 0)
                    .ifPresent(preferred::add);
            preferred.addAll(List.of(5000, 5001));
        }
        try {
            return Ports.free(preferred);
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES, "mlflow: no port of the loopback is free; end what uses them", e);
        }
    }

    /** Starts the server as a process that outlives ours and that a Ctrl-C in our terminal does not reach. */
    private Process launch(Path python, int port) {
        List<String> command = new ArrayList<>();
        if (!Programs.windows()) {
            command.addAll(List.of(python.toString(), "-S", "-E", "-c", LEAVE_TERMINAL));
        }
        command.addAll(List.of(python.toString(), "-m", "mlflow", "server", "--host", "127.0.0.1", "--workers", "1"));
        command.addAll(List.of("--port", String.valueOf(port)));
        // relative to the server's folder, so that no path of a workspace has to be written as a URL
        command.addAll(List.of("--backend-store-uri", "sqlite:///mlflow.db", "--artifacts-destination", "./artifacts"));
        ProcessBuilder builder =
                programs.builder(command).directory(folder.path().toFile());
        Map<String, String> environment = builder.environment();
        environment.put("MLFLOW_DISABLE_TELEMETRY", "true");
        environment.put("DO_NOT_TRACK", "true");
        environment.put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
        environment.put("PYTHONUNBUFFERED", "1");
        Path nothing = Path.of(Programs.windows() ? "NUL" : "/dev/null");
        builder.redirectInput(nothing.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.file(LOG).toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES, "mlflow: the server cannot be started (%s)".formatted(Folder.reason(e)), e);
        }
    }

    private static Optional<Server> await(ProcessHandle process, int port) {
        Address address = Address.local(port).within(Duration.ofSeconds(2));
        Http http = new Http(address);
        long until = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            try {
                if (http.text("health").strip().equals("OK") && process.isAlive()) {
                    return Optional.of(
                            new Server(address.base(), http.text("version").strip(), true));
                }
            } catch (Trouble e) {
                // not yet
            }
            pause();
        }
        return Optional.empty();
    }

    private static List<Member> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(Member::of)
                .toList();
    }

    /** Ends the server with all that it started; false if there was none. */
    boolean stop() {
        Optional<ServerFile> file = ServerFile.read(folder);
        List<ProcessHandle> alive = file.map(ServerFile::survivors).orElse(List.of());
        alive.forEach(Programs::end);
        file.filter(found -> !found.processes().isEmpty())
                .ifPresent(found -> new ServerFile(found.port(), List.of()).write(folder));
        return !alive.isEmpty();
    }

    private String complaint(Process process) {
        if (process.isAlive()) {
            return "there was no answer within %d s".formatted(START.toSeconds());
        }
        try (Stream<String> lines = Files.lines(folder.file(LOG), StandardCharsets.UTF_8)) {
            List<String> all = lines.toList();
            List<String> last = all.subList(Math.max(0, all.size() - 30), all.size());
            return "it ended with code %d (%s)"
                    .formatted(process.exitValue(), new Programs.Ending(1, last).complaint());
        } catch (IOException | java.io.UncheckedIOException e) {
            return "it ended with code %d".formatted(process.exitValue());
        }
    }

    private void rotateLog() {
        try {
            Path log = folder.made().file(LOG);
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
                Files.move(log, folder.file(LOG + ".1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES, "mlflow: its log cannot be moved (%s)".formatted(Folder.reason(e)), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HourglassException(ErrorCode.RESOURCES, "mlflow: interrupted while the server starts", e);
        }
    }
}
