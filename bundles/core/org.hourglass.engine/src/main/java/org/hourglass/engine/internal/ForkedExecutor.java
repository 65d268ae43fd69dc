package org.hourglass.engine.internal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Json;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Study;
import org.jspecify.annotations.Nullable;

/** Executes runs in a process of their own, which is kept from run to run; what ends that process costs one run. */
final class ForkedExecutor implements Executor {

    private static final long LOOK_MILLIS = 50;
    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final int LINES_SHOWN = 12;

    private final Supplier<ProcessBuilder> command;
    private final Study.Isolation limits;
    private final Path logs;
    private @Nullable Child child;

    ForkedExecutor(Supplier<ProcessBuilder> command, Study.Isolation limits, Path workspace) {
        this.command = command;
        this.limits = limits;
        this.logs = workspace.resolve(".hourglass/logs");
    }

    @Override
    public Optional<Outcome> execute(RunOrder order, Start start, Events events) {
        Child worker = worker();
        boolean well = false;
        try {
            worker.write(Wire.write(new Wire.Request(order, start)));
            Optional<Outcome> outcome = new Conversation(worker, events).listen();
            well = worker.isAlive()
                    && outcome.flatMap(Outcome::error)
                            .filter(OrderServer::endsTheWorker)
                            .isEmpty();
            return outcome;
        } finally {
            if (!well) {
                close();
            }
        }
    }

    private Child worker() {
        if (child == null || !child.isAlive()) {
            close();
            child = Child.start(command.get(), logs);
        }
        return Objects.requireNonNull(child);
    }

    @Override
    public void close() {
        if (child != null) {
            child.end();
            child = null;
        }
    }

    /** One run's lines. */
    private final class Conversation {

        private final Child worker;
        private final Events events;
        private long began = System.currentTimeMillis();
        private long heard = began;
        private boolean asked;

        Conversation(Child worker, Events events) {
            this.worker = worker;
            this.events = events;
        }

        Optional<Outcome> listen() {
            while (true) {
                Optional<Map<String, @Nullable Object>> line = worker.read();
                if (line.isPresent()) {
                    heard = System.currentTimeMillis();
                    Object what = line.get().get("hg");
                    if ("ended".equals(what)) {
                        return Optional.of(Wire.outcome(line.get()));
                    } else if ("stopped".equals(what)) {
                        return Optional.empty();
                    } else if ("failed".equals(what)) {
                        return Optional.of(failed(Wire.error(line.get())));
                    }
                    tell(String.valueOf(what), line.get());
                } else if (!worker.isAlive() && worker.isDrained()) {
                    return events.stopping() ? Optional.empty() : Optional.of(failed(worker.death(limits)));
                } else {
                    look();
                }
            }
        }

        private Outcome failed(RunError error) {
            if (error.code().equals(ErrorCode.RESOURCES.name())) {
                throw new HourglassException(ErrorCode.RESOURCES, error.message());
            }
            return Performance.ended(RunState.FAILED, error);
        }

        private void tell(String what, Map<String, @Nullable Object> line) {
            switch (what) {
                case "started" -> {
                    began = heard;
                    events.started((int) Wire.number(line, "epoch"));
                }
                case "step" ->
                    events.step(
                            (int) Wire.number(line, "epoch"), Wire.number(line, "fraction"), Wire.number(line, "loss"));
                case "epoch" -> {
                    events.epoch(
                            (int) Wire.number(line, "epoch"),
                            Wire.metrics(line.get("metrics")),
                            Wire.number(line, "seconds"),
                            Wire.checkpoint(line.get("checkpoint")));
                    worker.write("{\"answer\":null}");
                }
                case "verdict" ->
                    worker.write(events.pruned()
                            .map(why -> Json.write(Map.of("answer", why)))
                            .orElse("{\"answer\":null}"));
                case "interrupted" ->
                    events.interrupted(
                            Wire.checkpoint(line.get("checkpoint")).orElseThrow(), Wire.number(line, "seconds"));
                case "evaluating" -> events.evaluating();
                case "notice" -> events.notice(Wire.text(line, "text"));
                default -> events.notice("a worker says `%s`, which means nothing here".formatted(what));
            }
        }

        private void look() {
            if (events.stopping() && !asked) {
                asked = true;
                worker.write("{\"stop\":true}");
            }
            long now = System.currentTimeMillis();
            if (now - began > limits.minutes() * MILLIS_PER_MINUTE) {
                worker.kill("it took more than %s minutes".formatted(limits.minutes()));
            } else if (now - heard > limits.idleMinutes() * MILLIS_PER_MINUTE) {
                worker.kill("it said nothing for more than %s minutes".formatted(limits.idleMinutes()));
            }
        }
    }

    /** A worker process. */
    private static final class Child {

        private final Process process;
        private final BufferedWriter orders;
        private final Path log;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reader;
        private String killed = "";

        private Child(Process process, Path log) {
            this.process = process;
            this.orders = process.outputWriter(StandardCharsets.UTF_8);
            this.log = log;
            this.reader = new Thread(this::readAll, "hourglass-worker-" + process.pid());
            reader.setDaemon(true);
            reader.start();
        }

        static Child start(ProcessBuilder command, Path logs) {
            try {
                Files.createDirectories(logs);
                Path log = Files.createTempFile(logs, "worker-", ".log");
                return new Child(command.redirectError(log.toFile()).start(), log);
            } catch (IOException e) {
                throw new HourglassException(
                        ErrorCode.RESOURCES,
                        "isolation: a worker process must start, but got %s; use isolation: thread"
                                .formatted(e.getMessage()),
                        e);
            }
        }

        private void readAll() {
            try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("{\"hg\":")) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                lines.clear(); // it was killed in the middle of a line
            }
        }

        /** A process that has died hears nothing; that it has is seen when it is read from. */
        void write(String line) {
            try {
                orders.write(line);
                orders.newLine();
                orders.flush();
            } catch (IOException e) {
                process.destroy();
            }
        }

        Optional<Map<String, @Nullable Object>> read() {
            try {
                return Optional.ofNullable(lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS))
                        .map(Json::parseObject);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HourglassException(ErrorCode.INTERNAL, "the engine was interrupted", e);
            }
        }

        boolean isAlive() {
            return process.isAlive();
        }

        boolean isDrained() {
            return !reader.isAlive() && lines.isEmpty();
        }

        void kill(String why) {
            if (killed.isEmpty()) {
                killed = why;
            }
            process.destroyForcibly();
        }

        void end() {
            try {
                orders.close();
                if (!process.waitFor(2, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    Files.deleteIfExists(log);
                }
            } catch (IOException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }

        /** Returns what is to be said about its end. */
        RunError death(Study.Isolation limits) {
            if (!killed.isEmpty()) {
                return new RunError("LIMIT", "isolation: the run was ended, because " + killed, "");
            }
            int exit = process.exitValue();
            String signal = exit > 128 ? " (signal %d)".formatted(exit - 128) : "";
            String tail = tail();
            String heap = tail.contains("OutOfMemoryError")
                    ? " for lack of heap" + (limits.heap().isEmpty() ? "" : ", which was " + limits.heap())
                    : "";
            return new RunError(
                    "PROCESS",
                    "isolation: the run's process ended with exit code %d%s%s; the last lines of its log are in the trace"
                            .formatted(exit, signal, heap),
                    tail);
        }

        private String tail() {
            try {
                List<String> all = Files.readAllLines(log);
                return String.join("\n", all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
