package org.hourglass.engine.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Configuration;
import org.hourglass.study.Partition;
import org.hourglass.study.Slot;
import org.hourglass.study.Training;
import org.jspecify.annotations.Nullable;

/** Orders and outcomes as lines of JSON. */
final class Wire {

    private final Catalog catalog;
    private final List<Revision> plugins;

    /** Reads orders of these plugins. */
    Wire(Catalog catalog, List<Revision> plugins) {
        this.catalog = catalog;
        this.plugins = plugins;
    }

    /** An order with what an earlier attempt left. */
    record Request(RunOrder order, Executor.Start start) {}

    static String write(Request request) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        RunOrder order = request.order();
        data.put("order", order.data());
        data.put("run", order.run().toString());
        data.put("checkpoint-seconds", order.configuration().training().checkpointSeconds());
        data.put("checkpoint", request.start().checkpoint().map(Wire::data).orElse(null));
        data.put("seconds", request.start().seconds());
        data.put(
                "plugins",
                Quarantine.slots(order.configuration())
                        .map(slot -> revision(slot.revision()))
                        .toList());
        return Json.write(data);
    }

    private static List<String> revision(Revision revision) {
        return List.of(
                revision.kind().key(), revision.name(), revision.version(), revision.sha256(), revision.bundle());
    }

    /** Returns the plugin revisions that an order needs. */
    static List<Revision> plugins(Map<String, @Nullable Object> data) {
        List<Revision> plugins = new ArrayList<>();
        for (Object one : (List<?>) Objects.requireNonNull(data.get("plugins"))) {
            List<?> parts = (List<?>) one;
            plugins.add(new Revision(
                    Kind.of((String) parts.get(0)),
                    (String) parts.get(1),
                    (String) parts.get(2),
                    (String) parts.get(3),
                    (String) parts.get(4)));
        }
        return plugins;
    }

    Request request(Map<String, @Nullable Object> data) {
        Map<String, Object> order = map(data.get("order"));
        RunOrder read = new RunOrder(
                RunId.parse(text(data, "run")),
                ((Number) value(order, "seed")).longValue(),
                configuration(order, number(data, "checkpoint-seconds")),
                text(order, "fingerprint"),
                map(order.get("identity")));
        return new Request(read, new Executor.Start(checkpoint(data.get("checkpoint")), number(data, "seconds")));
    }

    private Configuration configuration(Map<String, Object> order, double checkpointSeconds) {
        return new Configuration(
                slot(Kind.DATASET, value(order, "dataset")),
                new Partition(
                        ((Number) order.getOrDefault("train", 0L)).intValue(),
                        ((Number) value(order, "validation")).intValue()),
                Optional.ofNullable(order.get("noise")).map(noise -> slot(Kind.NOISE, noise)),
                slot(Kind.ARCHITECTURE, value(order, "architecture")),
                slots(Kind.REGULARIZER, order, "regularizers"),
                slot(Kind.LOSS, value(order, "loss")),
                training(map(order.get("training")), checkpointSeconds),
                slots(Kind.EVALUATOR, order, "evaluate"),
                slots(Kind.BASELINE, order, "baselines"),
                slots(Kind.LATENT_SAMPLER, order, "latent-samplers"));
    }

    private List<Slot> slots(Kind kind, Map<String, Object> order, String key) {
        List<Slot> slots = new ArrayList<>();
        ((List<?>) order.getOrDefault(key, List.of()))
                .forEach(slot -> slots.add(slot(kind, Objects.requireNonNull(slot))));
        return slots;
    }

    private Slot slot(Kind kind, Object data) {
        Map<String, Object> slot = map(data);
        String name = text(slot, "plugin");
        String sha256 = text(slot, "sha256");
        Revision pinned = plugins.stream()
                .filter(one -> one.kind() == kind
                        && one.name().equals(name)
                        && one.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "order: must say where %s comes from, but does not".formatted(name)));
        Plugin plugin = catalog.find(pinned);
        Map<String, Object> values = new LinkedHashMap<>(map(slot.get("parameters")));
        values.values().removeIf(Objects::isNull); // JSON has no infinity, which is a default where it stands
        return new Slot(plugin.revision(), catalog.complete(plugin, values));
    }

    private static Training training(Map<String, Object> data, double checkpointSeconds) {
        return new Training(
                optimizer(map(data.get("optimizer"))),
                number(data, "learning-rate"),
                schedule(map(data.get("schedule"))),
                Optional.ofNullable(data.get("clip-norm")).map(norm -> ((Number) norm).doubleValue()),
                (int) number(data, "batch"),
                text(data, "remainder").equals("keep"),
                (int) number(data, "epochs"),
                checkpointSeconds);
    }

    private static Training.Optimizer optimizer(Map<String, Object> data) {
        return switch (text(data, "name")) {
            case "momentum" ->
                new Training.Optimizer.Momentum(number(data, "momentum"), (Boolean) value(data, "nesterov"));
            case "rmsprop" ->
                new Training.Optimizer.RmsProp(
                        number(data, "decay"), number(data, "momentum"), number(data, "epsilon"));
            case "adam" ->
                new Training.Optimizer.Adam(number(data, "beta1"), number(data, "beta2"), number(data, "epsilon"));
            default -> new Training.Optimizer.Sgd();
        };
    }

    private static Training.Schedule schedule(Map<String, Object> data) {
        return switch (text(data, "name")) {
            case "cosine" -> new Training.Schedule.Cosine(number(data, "final"));
            case "step" -> new Training.Schedule.Step((int) number(data, "every"), number(data, "factor"));
            default -> new Training.Schedule.Constant();
        };
    }

    static Map<String, Object> data(Checkpoint checkpoint) {
        return Map.of(
                "epoch", checkpoint.epoch(),
                "file", checkpoint.file().toString(),
                "sha256", checkpoint.sha256());
    }

    static Optional<Checkpoint> checkpoint(@Nullable Object data) {
        return data == null
                ? Optional.empty()
                : Optional.of(new Checkpoint(
                        (int) number(map(data), "epoch"), Path.of(text(map(data), "file")), text(map(data), "sha256")));
    }

    static Map<String, @Nullable Object> data(Outcome outcome) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("state", outcome.state().name());
        data.put("weights", outcome.weights().orElse(null));
        data.put("epochs", outcome.epochs());
        data.put("seconds", outcome.seconds());
        data.put("metrics", numbers(outcome.metrics()));
        data.put(
                "artifacts",
                outcome.artifacts().stream()
                        .map(artifact -> List.of(
                                artifact.path(),
                                artifact.type(),
                                artifact.sha256(),
                                artifact.size(),
                                artifact.caption()))
                        .toList());
        outcome.error().ifPresent(error -> data.put("error", data(error)));
        return data;
    }

    static Outcome outcome(@Nullable Object wired) {
        Map<String, Object> data = map(wired);
        List<Artifact> artifacts = new ArrayList<>();
        for (Object one : (List<?>) value(data, "artifacts")) {
            List<?> parts = (List<?>) one;
            artifacts.add(new Artifact(
                    (String) parts.get(0),
                    (String) parts.get(1),
                    (String) parts.get(2),
                    ((Number) parts.get(3)).longValue(),
                    (String) parts.get(4)));
        }
        return new Outcome(
                RunState.valueOf(text(data, "state")),
                Optional.ofNullable(data.get("weights")).map(String::valueOf),
                (int) number(data, "epochs"),
                number(data, "seconds"),
                metrics(data.get("metrics")),
                artifacts,
                Optional.ofNullable(data.get("error")).map(Wire::error));
    }

    static Map<String, Object> data(RunError error) {
        return Map.of("code", error.code(), "message", error.message(), "trace", error.trace());
    }

    static RunError error(Object data) {
        return new RunError(text(map(data), "code"), text(map(data), "message"), text(map(data), "trace"));
    }

    /** JSON has no number that is not finite. */
    static Map<String, Object> numbers(Map<String, Double> metrics) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        metrics.forEach(
                (name, value) -> numbers.put(name, Double.isFinite(value) ? (Object) value : String.valueOf(value)));
        return numbers;
    }

    static Map<String, Double> metrics(@Nullable Object data) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        map(data)
                .forEach((name, value) -> metrics.put(
                        name,
                        value instanceof Number number ? number.doubleValue() : Double.valueOf(value.toString())));
        return metrics;
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    static Map<String, Object> map(@Nullable Object data) {
        return (Map<String, Object>) Objects.requireNonNull(data);
    }

    static String text(Map<String, ? extends @Nullable Object> data, String key) {
        return Objects.requireNonNull(data.get(key), key).toString();
    }

    static double number(Map<String, ? extends @Nullable Object> data, String key) {
        return ((Number) Objects.requireNonNull(data.get(key), key)).doubleValue();
    }

    private static Object value(Map<String, Object> data, String key) {
        return Objects.requireNonNull(data.get(key), key);
    }
}
