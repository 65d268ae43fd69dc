package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a server shows of a study, asked by plain HTTP as its pages do. */
record MlflowPages(URI server, HttpClient http) {

    MlflowPages(URI server) {
        this(
                server,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** Returns all runs of an experiment by their tag hourglass.run; fails if two have one tag. */
    Map<String, JsonObject> runs(String experiment) throws IOException, InterruptedException {
        String id = get("experiments/get-by-name?experiment_name=" + experiment)
                .getAsJsonObject("experiment")
                .get("experiment_id")
                .getAsString();
        JsonObject found = send(request("runs/search")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"experiment_ids\": [\"" + id + "\"], \"run_view_type\": \"ALL\", \"max_results\": 500}")));
        Map<String, JsonObject> runs = new TreeMap<>();
        for (JsonElement element : found.getAsJsonArray("runs")) {
            JsonObject run = element.getAsJsonObject();
            String name = tag(run, "hourglass.run");
            assertThat(runs.put(name, run)).as("a second run " + name).isNull();
        }
        return runs;
    }

    private static String tag(JsonObject run, String key) {
        for (JsonElement tag : array(run.getAsJsonObject("data"), "tags")) {
            if (tag.getAsJsonObject().get("key").getAsString().equals(key)) {
                return tag.getAsJsonObject().get("value").getAsString();
            }
        }
        throw new AssertionError("no tag " + key + " in " + run);
    }

    /** Returns every value that a run was told of, by metric: [step, value] in order of steps. */
    Map<String, JsonArray> metrics(JsonObject run) throws IOException, InterruptedException {
        Map<String, JsonArray> metrics = new TreeMap<>();
        for (JsonElement metric : array(run.getAsJsonObject("data"), "metrics")) {
            String key = metric.getAsJsonObject().get("key").getAsString();
            JsonArray points = new JsonArray();
            array(get("metrics/get-history?run_id=" + id(run) + "&metric_key=" + key), "metrics").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .sorted(java.util.Comparator.comparingLong(point -> step(point)))
                    .forEach(point ->
                            points.add(pair(step(point), point.get("value").getAsDouble())));
            metrics.put(key, points);
        }
        return metrics;
    }

    static JsonArray pair(long step, double value) {
        JsonArray pair = new JsonArray();
        pair.add(step);
        pair.add(value);
        return pair;
    }

    private static long step(JsonObject point) {
        return point.has("step") ? point.get("step").getAsLong() : 0;
    }

    /** Returns the paths of all files of a run. */
    TreeSet<String> files(JsonObject run) throws IOException, InterruptedException {
        TreeSet<String> files = new TreeSet<>();
        collect(id(run), "", files);
        return files;
    }

    private void collect(String run, String folder, TreeSet<String> files) throws IOException, InterruptedException {
        for (JsonElement element : array(get("artifacts/list?run_id=" + run + "&path=" + folder), "files")) {
            JsonObject file = element.getAsJsonObject();
            String path = file.get("path").getAsString();
            if (file.get("is_dir").getAsBoolean()) {
                collect(run, path, files);
            } else {
                assertThat(files.add(path)).as(path).isTrue();
            }
        }
    }

    private static String id(JsonObject run) {
        return run.getAsJsonObject("info").get("run_id").getAsString();
    }

    private static JsonArray array(JsonObject object, String key) {
        return object.has(key) ? object.getAsJsonArray(key) : new JsonArray();
    }

    private JsonObject get(String endpoint) throws IOException, InterruptedException {
        return send(request(endpoint));
    }

    private HttpRequest.Builder request(String endpoint) {
        return HttpRequest.newBuilder(server.resolve("/api/2.0/mlflow/" + endpoint));
    }

    private JsonObject send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JsonParser.parseString(
                        http.send(request.build(), BodyHandlers.ofString()).body())
                .getAsJsonObject();
    }
}
