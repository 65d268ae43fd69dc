package org.hourglass.mlflow.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hourglass.base.Sha256;
import org.hourglass.store.Outbox.Kind;

/** A study as the engine would have told it: what the outbox holds, and the files that it speaks of. */
record Story(String study, int trials, int epochs, Path workspace) {

    static final long BEGUN = 1_760_000_000_000L;
    static final String FINGERPRINT = "5d4b7c9e".repeat(8);

    List<String> runs() {
        List<String> runs = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            runs.add(run(trial));
        }
        return runs;
    }

    String run(int trial) {
        return study + "/" + trial + "/0";
    }

    /** Tells everything. */
    void tell(MemoryOutbox outbox) {
        begin(outbox);
        for (int trial = 0; trial < trials; trial++) {
            run(outbox, trial);
        }
        end(outbox);
    }

    void begin(MemoryOutbox outbox) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("study", study);
        payload.put("question", "Does sparsity help a denoising code?");
        payload.put("metric", "val/reconstruction");
        payload.put("minimize", true);
        payload.put("created", BEGUN);
        payload.put("plugins", List.of(plugin("dataset", "mnist"), plugin("architecture", "mlp")));
        outbox.add(study, Kind.STUDY, payload);
        outbox.add(study, Kind.STUDY_STATE, Map.of("state", "RUNNING", "why", "begun", "time", BEGUN));
    }

    void end(MemoryOutbox outbox) {
        outbox.add(
                study,
                Kind.STUDY_STATE,
                Map.of(
                        "state",
                        "COMPLETED",
                        "why",
                        "every run has ended",
                        "time",
                        BEGUN + 900_000,
                        "best",
                        Map.of("trial", 0, "metric", "val/reconstruction", "objective", 0.0625)));
    }

    void run(MemoryOutbox outbox, int trial) {
        String run = run(trial);
        outbox.add(run, Kind.RUN, started(trial));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            outbox.add(run, Kind.METRICS, epoch(trial, epoch));
        }
        outbox.add(run, Kind.ARTIFACT, file(trial, "images/reconstructions.png", "image/png", picture(trial)));
        outbox.add(run, Kind.ARTIFACT, file(trial, "images/pca-reconstructions.png", "image/png", picture(trial + 7)));
        byte[] table =
                "{\"columns\":[\"class\",\"accuracy\"],\"data\":[[0,0.9],[1,0.8]]}".getBytes(StandardCharsets.UTF_8);
        outbox.add(run, Kind.ARTIFACT, file(trial, "tables/per-class.json", "application/json", table));
        outbox.add(
                run,
                Kind.ARTIFACT,
                file(trial, "model/weights.safetensors", "application/octet-stream", new byte[5000]));
        outbox.add(run, Kind.END, ended(trial));
    }

    long started(long trial, long offset) {
        return BEGUN + 60_000 * trial + offset;
    }

    private Map<String, Object> started(int trial) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("study", study);
        payload.put("trial", trial);
        payload.put("replicate", 0);
        payload.put("seed", 11L);
        payload.put("key", Sha256.of(run(trial)));
        payload.put("started", started(trial, 0));
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("architecture.code", 8L << (trial % 4));
        point.put("training.learning-rate", 0.001);
        point.put("regularizers[0]", trial % 2 == 0 ? "none" : "kl-sparsity");
        payload.put("point", point);
        payload.put("order", order(trial));
        return payload;
    }

    private Map<String, Object> order(int trial) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("dataset", slot("mnist", Map.of("validation", 10000L)));
        order.put("validation", 10000L);
        order.put("fingerprint", FINGERPRINT);
        Map<String, Object> mlp = new LinkedHashMap<>();
        mlp.put("code", 8L << (trial % 4));
        mlp.put("hidden", List.of(256L, 128L));
        order.put("architecture", slot("mlp", mlp));
        order.put("regularizers", List.of(slot("weight-decay", Map.of("weight", 1e-4))));
        Map<String, Object> training = new LinkedHashMap<>();
        training.put("optimizer", Map.of("name", "adam", "beta1", 0.9));
        training.put("learning-rate", 0.001);
        training.put("epochs", (long) epochs);
        order.put("training", training);
        order.put("seed", 11L);
        order.put("identity", Map.of("tensorflow", "2.18.0"));
        return order;
    }

    private static Map<String, Object> slot(String name, Map<String, Object> parameters) {
        Map<String, Object> slot = new LinkedHashMap<>();
        slot.put("plugin", name);
        slot.put("version", "1.0.0");
        slot.put("sha256", Sha256.of(name));
        slot.put("parameters", parameters);
        return slot;
    }

    private static Map<String, Object> plugin(String kind, String name) {
        return Map.of("kind", kind, "name", name, "version", "1.0.0", "sha256", Sha256.of(name));
    }

    double loss(int trial, int epoch) {
        return (1 + trial % 5) / (double) (epoch + 1);
    }

    private Map<String, Object> epoch(int trial, int epoch) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("train/loss", loss(trial, epoch));
        metrics.put("val/reconstruction", loss(trial, epoch) * 1.25);
        if (trial == 1) {
            metrics.put("train/penalty", epoch == 2 ? null : 0.5);
        }
        return Map.of("epoch", (long) epoch, "time", started(trial, 1000L * epoch), "metrics", metrics);
    }

    private Map<String, Object> ended(int trial) {
        Map<String, Object> payload = new LinkedHashMap<>();
        boolean fails = trial == 2;
        payload.put("state", fails ? "FAILED" : "COMPLETED");
        payload.put("time", started(trial, 50_000));
        payload.put("epochs", (long) epochs);
        payload.put("seconds", 50.0);
        payload.put("metrics", Map.of("val/reconstruction", loss(trial, epochs) * 1.25, "code/knn-1", 0.95));
        payload.put("weights", fails ? null : Sha256.of("weights" + trial));
        payload.put("error", fails ? Map.of("code", "PLUGIN", "message", "mlp: no", "trace", "at mlp.build") : null);
        return payload;
    }

    private Map<String, Object> file(int trial, String path, String type, byte[] bytes) {
        String file = ".hourglass/artifacts/" + run(trial) + "/" + path;
        try {
            Files.createDirectories(workspace.resolve(file).getParent());
            Files.write(workspace.resolve(file), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("path", path);
        payload.put("type", type);
        payload.put("sha256", Sha256.of(bytes));
        payload.put("caption", "what is seen");
        payload.put("file", file);
        payload.put("epoch", (long) epochs);
        payload.put("time", started(trial, 45_000));
        return payload;
    }

    static byte[] picture(int seed) {
        BufferedImage image = new BufferedImage(560, 112, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 20; i++) {
            graphics.setColor(new Color(Color.HSBtoRGB(0.05f * i + 0.1f * seed, 0.6f, 0.9f)));
            graphics.fillOval(i % 10 * 56 + 6, i / 10 * 56 + 6, 44, 44);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
