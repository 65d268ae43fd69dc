package org.hourglass.engine.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Json;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.engine.Progress;
import org.hourglass.engine.compute.Compute;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.worker.WorkerService;
import org.hourglass.spi.LinearAlgebra;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** The worker's side of the protocol. */
@Component
public final class OrderServer implements WorkerService {

    private static final String NO_HEAP = "MEMORY";

    private final Workshop.Tools tools;
    private final @Nullable PluginFolder folder;

    /** Makes the service from what computes and where plugins come from; without a folder there are those installed alone. */
    @Activate
    public OrderServer(
            @Reference Catalog catalog,
            @Reference Compute compute,
            @Reference LinearAlgebra algebra,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable PluginFolder folder) {
        this.tools = new Workshop.Tools(catalog, compute, algebra);
        this.folder = folder;
    }

    @Override
    public void serve(Path workspace, BufferedReader orders, PrintStream lines) {
        Line line = new Line(lines);
        Inbox inbox = Inbox.read(orders);
        Progress progress = new Progress() {
            @Override
            public void preparing(String what) {
                line.tell("notice", Map.of("text", what));
            }
        };
        try (DataLibrary data = new DataLibrary(tools.catalog(), tools.compute(), workspace.resolve("data"), progress);
                Worker worker = new Worker(new Workshop(
                        workspace,
                        tools,
                        data,
                        new Baselines(tools.catalog(), tools.algebra(), progress::preparing)))) {
            while (true) {
                Map<String, @Nullable Object> order = inbox.next();
                if (folder != null) {
                    folder.ensure(workspace, Wire.plugins(order));
                }
                execute(worker, order, inbox, line);
            }
        }
    }

    private void execute(Worker worker, Map<String, @Nullable Object> order, Inbox inbox, Line line) {
        inbox.begin();
        try {
            Wire.Request request = new Wire(tools.catalog(), Wire.plugins(order)).request(order);
            Optional<Outcome> outcome = worker.execute(request.order(), request.start(), new Telling(line, inbox));
            line.tell(
                    outcome.isPresent() ? "ended" : "stopped",
                    outcome.map(Wire::data).orElse(Map.of()));
        } catch (OutOfMemoryError e) {
            line.tell("failed", Wire.data(noHeap()));
            Runtime.getRuntime().halt(0);
        } catch (RuntimeException | Error e) {
            line.tell("failed", Wire.data(failure(Wire.text(order, "run"), e)));
        }
    }

    /** Says whether the worker is gone after telling this. */
    static boolean endsTheWorker(RunError error) {
        return error.code().equals(NO_HEAP);
    }

    /** Here it costs the run, and not the study: its heap is its own. */
    private static RunError noHeap() {
        return new RunError(
                NO_HEAP,
                "isolation: the run needs more heap than %dm; say isolation: {process: {heap: 4g}}, or make it smaller"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20),
                "");
    }

    private static RunError failure(String run, Throwable thrown) {
        try {
            return Failures.of(RunId.parse(run), thrown);
        } catch (HourglassException e) {
            return new RunError(e.code().name(), String.valueOf(e.getMessage()), "");
        }
    }

    /** Where lines go. */
    private record Line(PrintStream lines) {

        synchronized void tell(String what, Map<String, ? extends @Nullable Object> more) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("hg", what);
            data.putAll(more);
            lines.println(Json.write(data));
            lines.flush();
        }
    }

    /** What the asking process says; its end ends this process. */
    private static final class Inbox {

        private final BlockingQueue<Map<String, @Nullable Object>> messages = new LinkedBlockingQueue<>();
        private volatile boolean stop;

        static Inbox read(BufferedReader orders) {
            Inbox inbox = new Inbox();
            Thread reader = new Thread(
                    () -> {
                        try {
                            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                                inbox.take(Json.parseObject(line));
                            }
                        } catch (IOException e) {
                            Runtime.getRuntime().halt(1);
                        }
                        Runtime.getRuntime().halt(0);
                    },
                    "hourglass-orders");
            reader.setDaemon(true);
            reader.start();
            return inbox;
        }

        private void take(Map<String, @Nullable Object> message) {
            if (message.containsKey("stop")) {
                stop = true;
            } else {
                messages.add(message);
            }
        }

        void begin() {
            stop = false;
        }

        Map<String, @Nullable Object> next() {
            try {
                return messages.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException("worker: nobody may interrupt it", e);
            }
        }
    }

    /** Tells the asking process what happens in a run. */
    private static final class Telling implements Executor.Events {

        private static final long STEP_NANOS = 100_000_000;

        private final Line line;
        private final Inbox inbox;
        private long lastStep = System.nanoTime();

        Telling(Line line, Inbox inbox) {
            this.line = line;
            this.inbox = inbox;
        }

        @Override
        public boolean stopping() {
            return inbox.stop;
        }

        @Override
        public void started(int epoch) {
            line.tell("started", Map.of("epoch", epoch));
        }

        @Override
        public void step(int epoch, double fraction, double loss) {
            if (System.nanoTime() - lastStep >= STEP_NANOS) {
                lastStep = System.nanoTime();
                line.tell("step", Map.of("epoch", epoch, "fraction", fraction, "loss", loss));
            }
        }

        @Override
        public void epoch(int epoch, Map<String, Double> metrics, double seconds, Optional<Checkpoint> checkpoint) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("epoch", epoch);
            data.put("metrics", Wire.numbers(metrics));
            data.put("seconds", seconds);
            data.put("checkpoint", checkpoint.map(Wire::data).orElse(null));
            line.tell("epoch", data);
            inbox.next();
        }

        @Override
        public Optional<String> pruned() {
            line.tell("verdict", Map.of());
            return Optional.ofNullable(inbox.next().get("answer")).map(String::valueOf);
        }

        @Override
        public void interrupted(Checkpoint checkpoint, double seconds) {
            line.tell("interrupted", Map.of("checkpoint", Wire.data(checkpoint), "seconds", seconds));
        }

        @Override
        public void evaluating() {
            line.tell("evaluating", Map.of());
        }

        @Override
        public void notice(String text) {
            line.tell("notice", Map.of("text", text));
        }
    }
}
