package org.hourglass.engine.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Json;
import org.hourglass.engine.Progress;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Configuration;
import org.hourglass.study.Study;

/** Hands the open runs of a study to workers, in trial order; equal runs are executed once. */
final class Schedule {

    private final Study study;
    private final Workshop workshop;
    private final Reporting.Port port;
    private final Queue<Task> open = new ArrayDeque<>();
    private final List<Task> equal = new ArrayList<>();
    private volatile boolean halted;

    Schedule(Study study, Workshop workshop, Reporting.Port port) {
        this.study = study;
        this.workshop = workshop;
        this.port = port;
    }

    /** A run to execute. */
    private record Task(RunOrder order, String key, Journal.Pending pending) {

        /** What an earlier attempt left, unless that had another order: other plugin bytes, another version of Hourglass. */
        Executor.Start start(Progress progress) {
            if (pending.key().isPresent() && !pending.key().get().equals(key)) {
                progress.notice("%s begins anew: what decides its bits has changed since its last attempt"
                        .formatted(pending.run()));
                return new Executor.Start(Optional.empty(), 0);
            }
            return new Executor.Start(pending.checkpoint(), pending.seconds());
        }
    }

    /** Executes what is open, side by side; returns when all ended or a stop was carried out. */
    void run(List<Journal.Pending> pending, int parallel) {
        plan(pending);
        int threads = Math.max(1, Math.min(parallel, open.size()));
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads, body -> {
            Thread thread = new Thread(body, "hourglass-run-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(this::drain));
            }
            await(workers);
            equal.stream().filter(task -> !stopping()).forEach(this::shareOrExecute);
        } finally {
            pool.shutdownNow();
        }
    }

    private void plan(List<Journal.Pending> pending) {
        Map<String, Object> identity = Identity.of(workshop.tools().compute());
        Map<String, Task> first = new HashMap<>();
        for (Journal.Pending run : pending) {
            Configuration configuration = study.trial(run.run().trial()).configuration();
            String fingerprint = workshop.data(configuration).data().fingerprint();
            long seed = Mix.mix(study.seed(), run.run().replicate());
            RunOrder order = new RunOrder(run.run(), seed, configuration, fingerprint, identity);
            Task task = new Task(order, order.key(), run);
            if (first.putIfAbsent(task.key(), task) == null) {
                open.add(task);
            } else {
                equal.add(task);
            }
        }
    }

    private void drain() {
        try (Executor worker = new Worker(workshop)) {
            for (Task task = next(); task != null; task = next()) {
                perform(worker, task);
            }
        }
    }

    private @org.jspecify.annotations.Nullable Task next() {
        synchronized (open) {
            return stopping() ? null : open.poll();
        }
    }

    private boolean stopping() {
        return halted || port.stop().getAsBoolean();
    }

    private void shareOrExecute(Task task) {
        try (Executor worker = new Worker(workshop)) {
            perform(worker, task);
        }
    }

    private void perform(Executor worker, Task task) {
        RunId run = task.order().run();
        String data = Json.canonical(task.order().data());
        Optional<RunId> other = port.journal().completed(task.key());
        if (other.isPresent()) {
            port.journal().sharedFrom(run, other.get(), task.order().seed(), task.key(), data);
            port.progress().shared(run, other.get());
            return;
        }
        port.journal().started(run, task.order().seed(), task.key(), data);
        Optional<Outcome> outcome = execute(worker, task);
        outcome.ifPresent(ended -> {
            port.journal().ended(run, ended);
            if (ended.state() == RunState.COMPLETED) {
                new RunFiles(workshop.workspace(), run).dropCheckpoints();
            }
            port.progress().ended(run, ended);
            halted |= ended.state() == RunState.FAILED && study.failures() == Study.Failures.STOP;
        });
    }

    private Optional<Outcome> execute(Executor worker, Task task) {
        try {
            Executor.Start start = task.start(port.progress());
            return worker.execute(task.order(), start, new Reporting(task.order(), port));
        } catch (HourglassException e) {
            if (e.code() == ErrorCode.RESOURCES) {
                halted = true;
                throw e;
            }
            return Optional.of(failed(e.code().name(), e));
        } catch (Trainer.NotFinite e) {
            return Optional.of(failed("NOT_FINITE", e));
        } catch (OutOfMemoryError e) {
            halted = true;
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "memory: there is not enough of it for %s; run fewer side by side (-j 1) or give the JVM more (HOURGLASS_JAVA_OPTIONS=-Xmx8g)"
                            .formatted(task.order().run()),
                    e);
        } catch (RuntimeException | Error e) {
            return Optional.of(failed(ErrorCode.INTERNAL.name(), e));
        }
    }

    private static Outcome failed(String code, Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        RunError error = new RunError(code, String.valueOf(e.getMessage()), trace.toString());
        return new Outcome(RunState.FAILED, Optional.empty(), 0, 0, Map.of(), List.of(), Optional.of(error));
    }

    private static void await(List<Future<?>> workers) {
        RuntimeException first = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                RuntimeException cause = e.getCause() instanceof RuntimeException known
                        ? known
                        : new HourglassException(ErrorCode.INTERNAL, "a worker ended: " + e.getCause(), e.getCause());
                first = first == null ? cause : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HourglassException(ErrorCode.INTERNAL, "the engine was interrupted", e);
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
