package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.hourglass.base.Json;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.ClassPathCatalog;
import org.hourglass.engine.Engine;
import org.hourglass.engine.Progress;
import org.hourglass.engine.internal.OrderServer;
import org.hourglass.engine.internal.StudyEngine;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.store.internal.H2Records;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;
import org.hourglass.study.internal.YamlStudyParser;
import org.hourglass.tensorflow.internal.TensorFlowAlgebra;
import org.hourglass.tensorflow.internal.TensorFlowCompute;

/** The real parts put together without a framework: catalogue, studies, engine, TensorFlow, H2. */
final class Laboratory {

    private static final Catalog CATALOG = ClassPathCatalog.create();

    private final Path workspace;
    private final H2Records records = new H2Records();
    private final Engine engine =
            new StudyEngine(CATALOG, new TensorFlowCompute(), new TensorFlowAlgebra(), records, Laboratory::worker);

    Laboratory(Path workspace) {
        this.workspace = workspace;
    }

    /** Starts this class path again as a worker. */
    private static ProcessBuilder worker(Path workspace, String heap) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx" + (heap.isEmpty() ? "1g" : heap)));
        command.addAll(List.of(Laboratory.class.getName(), workspace.toString()));
        return new ProcessBuilder(command);
    }

    /** What a worker process does. */
    public static void main(String[] arguments) {
        PrintStream lines = System.out;
        System.setOut(System.err);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new OrderServer(CATALOG, new TensorFlowCompute(), new TensorFlowAlgebra(), null)
                .serve(Path.of(arguments[0]), orders, lines);
    }

    static Study study(String text) {
        return study(text, Map.of());
    }

    static Study study(String text, Map<String, String> settings) {
        StudyParser.Reading reading = new YamlStudyParser(CATALOG).read("test.yaml", text, settings, List.of());
        assertThat(reading.faults()).isEmpty();
        return reading.study().orElseThrow();
    }

    Engine.Result run(String text, int parallel) {
        return run(text, parallel, () -> false, new Progress() {});
    }

    Engine.Result run(Study study, int parallel) {
        return engine.run(study, new Engine.Options(workspace, parallel, () -> false), new Progress() {});
    }

    Engine.Result run(String text, int parallel, BooleanSupplier stop, Progress progress) {
        return engine.run(study(text), new Engine.Options(workspace, parallel, stop), progress);
    }

    void reopen(String study, List<RunId> runs) {
        engine.reopen(workspace, study, runs, "rerun");
    }

    /**
     * Runs a study that is stopped at each time it has been asked whether to stop more than so often, and goes on until it is
     * done.
     *
     * @return how often it was begun, less than the limit
     */
    int runStoppedAgainAndAgain(String text, int questionsEach, int limit) {
        int begun = 0;
        for (Engine.Result result = null; result == null || result.stopped(); begun++) {
            AtomicInteger questions = new AtomicInteger();
            result = run(text, 1, () -> questions.incrementAndGet() > questionsEach, new Progress() {});
            assertThat(begun).isLessThan(limit);
        }
        return begun;
    }

    Record.StudyView view(String study) {
        try (Record record = records.read(workspace)) {
            return record.study(study).orElseThrow();
        }
    }

    Record.RunDetail run(RunId run) {
        try (Record record = records.read(workspace)) {
            return record.run(run).orElseThrow();
        }
    }

    /** All that a study found, by run: states, keys, hashes of weights, and every metric to the last bit; no times. */
    Map<String, Object> table(String study) {
        Map<String, Object> table = new TreeMap<>();
        for (Record.TrialView trial : view(study).trials()) {
            for (Record.RunView run : trial.runs()) {
                String name = trial.trial() + "/" + run.replicate();
                table.put(
                        name,
                        List.of(
                                trial.point(),
                                run.state(),
                                String.valueOf(run.key()),
                                String.valueOf(run.weights()),
                                run.epochs(),
                                new TreeMap<>(run.metrics())));
                table.put(
                        name + " history",
                        new TreeMap<>(run(new RunId(study, trial.trial(), run.replicate()))
                                .history()));
            }
        }
        return table;
    }

    /** What a run has learned: the bytes of each parameter and statistic in hexadecimal, by its path. */
    Map<String, String> weights(RunId run) throws IOException {
        Path place = Path.of(run.study(), String.valueOf(run.trial()), String.valueOf(run.replicate()));
        Path file = workspace.resolve(".hourglass/artifacts").resolve(place).resolve("model/weights.safetensors");
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(all.getLong());
        Map<String, String> weights = new TreeMap<>();
        Json.parseObject(new String(all.array(), Long.BYTES, header, StandardCharsets.UTF_8))
                .forEach((name, description) -> {
                    if (!name.startsWith("__") && description instanceof Map<?, ?> entry) {
                        List<?> offsets = (List<?>) Objects.requireNonNull(entry.get("data_offsets"));
                        int from = Long.BYTES + header + ((Number) offsets.get(0)).intValue();
                        int to = Long.BYTES + header + ((Number) offsets.get(1)).intValue();
                        weights.put(name, HexFormat.of().formatHex(all.array(), from, to));
                    }
                });
        return weights;
    }
}
