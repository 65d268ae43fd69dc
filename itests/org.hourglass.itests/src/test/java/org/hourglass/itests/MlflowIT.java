package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study goes its way whatever becomes of its MLflow server, and the server has all of it in the end. */
final class MlflowIT {

    private static final String STUDY =
            """
            study: followed
            dataset: {plugin: synthetic-linear, features: 32, rank: 16, samples: 10000, validation: 1000}
            noise: {plugin: gaussian, sd: 0.1, clip: false}
            architecture: {plugin: mlp, hidden: [64], code: {choice: [2, 4, 8]}, activation: tanh}
            loss: mse-sum
            training: {optimizer: adam, learning-rate: 1e-3, batch: 32, epochs: 12}
            replicates: 2
            search: {sampler: grid}
            evaluate: [reconstruction]
            baselines: [pca]
            """;

    /** Generous: the server's own start and end take processor time as well. */
    private static final int AS_FAST = 4;

    @TempDir
    Path folder;

    @Test
    void aServerStoppedDuringARunDelaysNothingAndMissesNothing() throws Exception {
        Workspace alone = Workspace.make(folder.resolve("alone"), STUDY);
        long undisturbed = nanos(() -> alone.succeed("run", "study.yaml"));

        Workspace followed = Workspace.make(folder.resolve("followed"), STUDY);
        try {
            followed.succeed("mlflow", "up");
            long disturbed = nanos(() -> runAndStopTheServer(followed));
            assertThat(followed.result("followed")).isEqualTo(alone.result("followed"));
            assertThat((double) disturbed / undisturbed)
                    .as("time with a server that is stopped, over the time without")
                    .isLessThan(AS_FAST);

            MlflowPages pages = up(followed);
            followed.succeed("mlflow", "sync");
            assertThat(queued(followed)).isZero();
            assertComplete(followed, pages);
        } finally {
            followed.succeed("mlflow", "down");
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static long nanos(Work work) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private static void runAndStopTheServer(Workspace workspace) throws IOException, InterruptedException {
        Process process = workspace.start("run", "study.yaml");
        assertThat(Workspace.awaitRun(process)).isTrue();
        kill(workspace);
        String rest = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(rest).isZero();
        assertThat(rest).contains(" for MLflow are queued; send them with `hourglass mlflow up`");
        assertThat(queued(workspace)).isPositive();
    }

    private static void kill(Workspace workspace) throws IOException {
        JsonObject server = JsonParser.parseString(
                        Files.readString(workspace.root().resolve(".hourglass/mlflow/server.json")))
                .getAsJsonObject();
        assertThat(server.getAsJsonArray("processes")).isNotEmpty();
        for (JsonElement process : server.getAsJsonArray("processes")) {
            ProcessHandle.of(process.getAsJsonObject().get("pid").getAsLong())
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static long queued(Workspace workspace) throws IOException, InterruptedException {
        return JsonParser.parseString(
                        workspace.succeed("mlflow", "status", "--json").out())
                .getAsJsonObject()
                .get("queued")
                .getAsLong();
    }

    private static MlflowPages up(Workspace workspace) throws IOException, InterruptedException {
        String told = workspace.succeed("mlflow", "up").out();
        Matcher address = Pattern.compile("http://[^/]+/").matcher(told);
        assertThat(address.find()).as(told).isTrue();
        return new MlflowPages(URI.create(address.group()));
    }

    /** The record decides what must be there, once, and nothing else. */
    private static void assertComplete(Workspace workspace, MlflowPages pages)
            throws IOException, InterruptedException {
        Map<String, JsonObject> runs = pages.runs("followed");
        TreeSet<String> recorded = new TreeSet<>();
        for (int trial = 0; trial < 3; trial++) {
            for (int replicate = 0; replicate < 2; replicate++) {
                recorded.add("followed/" + trial + "/" + replicate);
            }
        }
        for (String name : recorded) {
            assertThat(runs).containsKey(name);
            assertRun(workspace.show(name), runs.get(name), pages);
        }
        recorded.add("followed");
        assertThat(runs.keySet()).isEqualTo(recorded);
        assertThat(status(runs.get("followed"))).isEqualTo("FINISHED");
    }

    private static void assertRun(JsonObject recorded, JsonObject run, MlflowPages pages)
            throws IOException, InterruptedException {
        assertThat(status(run)).isEqualTo("FINISHED");
        Map<String, JsonArray> expected = new TreeMap<>();
        recorded.getAsJsonObject("metrics").asMap().forEach((metric, value) -> {
            JsonArray once = new JsonArray();
            once.add(MlflowPages.pair(0, value.getAsDouble()));
            expected.put(metric, once);
        });
        recorded.getAsJsonObject("history").asMap().forEach((metric, points) -> {
            JsonArray curve = new JsonArray();
            points.getAsJsonArray()
                    .forEach(point -> curve.add(MlflowPages.pair(
                            point.getAsJsonArray().get(0).getAsLong(),
                            point.getAsJsonArray().get(1).getAsDouble())));
            assertThat(curve).hasSize(12);
            expected.put(metric, curve);
        });
        Map<String, JsonArray> metrics = pages.metrics(run);
        assertThat(metrics.remove("run/seconds")).hasSize(1);
        assertThat(metrics).isEqualTo(expected);
        TreeSet<String> files = new TreeSet<>();
        recorded.getAsJsonArray("artifacts")
                .forEach(file -> files.add(file.getAsJsonObject().get("path").getAsString()));
        assertThat(pages.files(run)).isEqualTo(files).isNotEmpty();
    }

    private static String status(JsonObject run) {
        return run.getAsJsonObject("info").get("status").getAsString();
    }
}
