package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hourglass.base.Json;

/** Reads a real server as its own pages do, by plain HTTP, and not by the code under test. */
final class Pages {

    private final String base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Pages(URI base) {
        this.base = base + "/api/2.0/mlflow/";
    }

    /** A run as the server has it; metrics as "step time value", files with their sizes. */
    record Seen(
            String id,
            String name,
            String status,
            long started,
            long ended,
            Map<String, String> tags,
            Map<String, String> params,
            Map<String, List<String>> metrics,
            Map<String, Long> files,
            List<String> inputs) {}

    String post(String endpoint, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + endpoint))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    String get(String endpoint) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(base + endpoint)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Returns all runs of an experiment by tag hourglass.run, those in the bin too; fails if two share one. */
    Map<String, Seen> runs(String experimentName) throws IOException, InterruptedException {
        String experiment = text(
                map(parse(get("experiments/get-by-name?experiment_name=" + experimentName)), "experiment"),
                "experiment_id");
        Map<String, Seen> seen = new TreeMap<>();
        String token = null;
        do {
            Map<String, Object> query = new LinkedHashMap<>();
            query.put("experiment_ids", List.of(experiment));
            query.put("run_view_type", "ALL");
            query.put("max_results", 500);
            query.put("page_token", token);
            Map<?, ?> page = parse(post("runs/search", query));
            for (Object run : list(page, "runs")) {
                Seen one = seen((Map<?, ?>) run);
                if (seen.put(one.tags().get("hourglass.run"), one) != null) {
                    throw new AssertionError("two runs are " + one.tags().get("hourglass.run"));
                }
            }
            token = (String) page.get("next_page_token");
        } while (token != null);
        return seen;
    }

    private Seen seen(Map<?, ?> run) throws IOException, InterruptedException {
        Map<?, ?> info = map(run, "info");
        Map<?, ?> data = map(run, "data");
        String id = text(info, "run_id");
        Map<String, List<String>> metrics = new TreeMap<>();
        for (Object metric : list(data, "metrics")) {
            String key = text((Map<?, ?>) metric, "key");
            metrics.put(key, history(id, key));
        }
        List<String> inputs = new ArrayList<>();
        for (Object input : list(map(run, "inputs"), "dataset_inputs")) {
            Map<?, ?> dataset = map((Map<?, ?>) input, "dataset");
            inputs.add(text(dataset, "name") + " " + text(dataset, "digest"));
        }
        Map<String, Long> files = new TreeMap<>();
        files(id, "", files);
        return new Seen(
                id,
                text(info, "run_name"),
                text(info, "status"),
                number(info, "start_time"),
                number(info, "end_time"),
                pairs(data, "tags"),
                pairs(data, "params"),
                metrics,
                files,
                inputs);
    }

    private List<String> history(String run, String key) throws IOException, InterruptedException {
        List<Map<?, ?>> points = new ArrayList<>();
        for (Object point : list(parse(get("metrics/get-history?run_id=" + run + "&metric_key=" + key)), "metrics")) {
            points.add((Map<?, ?>) point);
        }
        points.sort(Comparator.comparingLong(point -> number(point, "step")));
        return points.stream()
                .map(point ->
                        "%d %d %s".formatted(number(point, "step"), number(point, "timestamp"), point.get("value")))
                .toList();
    }

    private void files(String run, String folder, Map<String, Long> files) throws IOException, InterruptedException {
        for (Object file : list(parse(get("artifacts/list?run_id=" + run + "&path=" + folder)), "files")) {
            Map<?, ?> entry = (Map<?, ?>) file;
            if (Boolean.TRUE.equals(entry.get("is_dir"))) {
                files(run, text(entry, "path"), files);
            } else {
                files.put(text(entry, "path"), number(entry, "file_size"));
            }
        }
    }

    private static Map<?, ?> parse(String json) {
        return Json.parseObject(json);
    }

    private static Map<?, ?> map(Map<?, ?> from, String key) {
        return from.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Map<?, ?> from, String key) {
        return from.get(key) instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> from, String key) {
        return String.valueOf(from.get(key));
    }

    private static long number(Map<?, ?> from, String key) {
        Object value = from.get(key);
        return value == null ? 0 : Long.parseLong(value.toString());
    }

    private static Map<String, String> pairs(Map<?, ?> from, String key) {
        Map<String, String> pairs = new TreeMap<>();
        for (Object pair : list(from, key)) {
            pairs.put(text((Map<?, ?>) pair, "key"), text((Map<?, ?>) pair, "value"));
        }
        return pairs;
    }
}
