package org.hourglass.store.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.base.Sha256;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Journal.StudyEntry;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Objective;

/** Small studies and outcomes for tests. */
final class Samples {

    static final String SHA = Sha256.of("bundle");

    static final Objective LOSS = new Objective("val/reconstruction", true);

    private Samples() {}

    static StudyEntry study(String name, int trials, int replicates) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("architecture.code", (long) (8 + i));
            point.put("regularizers[0].kl-sparsity.rho", 0.05 * (i + 1));
            points.add(point);
        }
        return new StudyEntry(
                name,
                "What helps?",
                "study: " + name + "\n",
                canonical(name, 10),
                List.of(LOSS),
                replicates,
                trials,
                List.of(plugin("dataset", "mnist"), plugin("loss", "mse-mean")),
                points);
    }

    static String canonical(String name, int epochs) {
        return Json.canonical(Map.of("study", name, "training", Map.of("epochs", epochs, "batch", 128)));
    }

    static Map<String, Object> plugin(String kind, String name) {
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("kind", kind);
        plugin.put("name", name);
        plugin.put("version", "1.0.0");
        plugin.put("sha256", SHA);
        plugin.put("bundle", "org.hourglass." + kind);
        return plugin;
    }

    /** An order, and its key by {@link #key}. */
    static String order(long seed, int code) {
        return Json.canonical(Map.of(
                "dataset",
                Map.of("plugin", "mnist", "version", "1.0.0", "sha256", SHA),
                "architecture",
                Map.of("code", code),
                "seed",
                seed));
    }

    static String key(long seed, int code) {
        return Sha256.of(order(seed, code));
    }

    static Map<String, Double> metrics(double train, double val) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train/loss", train);
        metrics.put("val/reconstruction", val);
        return metrics;
    }

    static Outcome completed(int epochs, Map<String, Double> metrics) {
        return new Outcome(
                RunState.COMPLETED,
                Optional.of(Sha256.of("weights")),
                epochs,
                12.5,
                metrics,
                List.of(new Artifact("images/a.png", "image/png", Sha256.of("a"), 17, "originals")),
                Optional.empty());
    }

    static Outcome pruned(String why) {
        RunError error = new RunError("PRUNED", why, "");
        return new Outcome(RunState.PRUNED, Optional.empty(), 1, 2, Map.of(), List.of(), Optional.of(error));
    }

    static Outcome failed(String message) {
        return new Outcome(
                RunState.FAILED,
                Optional.empty(),
                1,
                2,
                Map.of(),
                List.of(),
                Optional.of(new RunError("NOT_FINITE", message, "trace")));
    }
}
