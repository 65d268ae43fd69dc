package org.hourglass.mlflow.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.jspecify.annotations.Nullable;
import org.mlflow.api.proto.Service;

/**
 * A server's part of the API that we use, in our words. Each call is made once and its failure classified; whether it may
 * be made again is said at each. One thread.
 */
final class Remote implements AutoCloseable {

    private final Address address;
    private final Http http;
    private final Client client;

    Remote(Address address) {
        this.address = address;
        this.http = new Http(address);
        this.client = new Client(address);
    }

    /** An experiment that is there. */
    record Experiment(String id, boolean deleted, Map<String, String> tags) {}

    /**
     * A run that is there.
     *
     * @param place the folder of its artifacts behind the proxy, or null if they lie elsewhere
     * @param latest the last value of each metric
     */
    record Run(
            String id,
            @Nullable String place,
            Map<String, String> tags,
            Map<String, String> params,
            Map<String, Measurement> latest) {}

    /** A run that a search found. */
    record Found(String id, boolean deleted) {}

    /** A value of a metric. */
    record Measurement(String key, double value, long time, long step) {

        /** Says whether the other is the same value of the same step, whenever it was told. */
        boolean repeats(@Nullable Measurement other) {
            return other != null && step == other.step && Double.compare(value, other.value) == 0;
        }
    }

    Address address() {
        return address;
    }

    /** Returns the server's version. */
    String version() throws Trouble {
        String version = http.text("version").strip();
        if (!version.matches("\\d+\\.\\d+\\S{0,30}")) {
            throw new Trouble(Kind.FOREIGN, "its /version says no version");
        }
        return version;
    }

    /** Returns what tells this server's database from another one at the same place, and so whether it lets us in. */
    String instance() throws Trouble {
        try {
            Object experiment = http.get("experiments/get?experiment_id=0").get("experiment");
            if (experiment instanceof Map<?, ?> map) {
                return "created " + map.get("creation_time");
            }
            throw new Trouble(Kind.FOREIGN, "its experiment 0 has no description");
        } catch (Trouble e) {
            if (e.kind() == Kind.GONE) {
                return "created before its first experiment was removed";
            }
            throw e;
        }
    }

    /** Returns the experiment of this name, the deleted one too. */
    Optional<Experiment> experiment(String name) throws Trouble {
        try {
            return ask(client -> client.getExperimentByName(name)).map(Remote::described);
        } catch (Trouble e) {
            if (e.kind() == Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns the experiment of this number, or fails as GONE. */
    Experiment experimentById(String id) throws Trouble {
        return described(ask(client -> client.getExperiment(id)));
    }

    private static Experiment described(Service.Experiment found) {
        Map<String, String> tags = new LinkedHashMap<>();
        found.getTagsList().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        return new Experiment(found.getExperimentId(), found.getLifecycleStage().equals("deleted"), tags);
    }

    /** Creates an experiment and returns its number; a second one of the name is refused. */
    String createExperiment(String name, Map<String, String> tags) throws Trouble {
        Service.CreateExperiment.Builder request =
                Service.CreateExperiment.newBuilder().setName(name);
        tags.forEach((key, value) ->
                request.addTags(Service.ExperimentTag.newBuilder().setKey(key).setValue(value)));
        return ask(client -> client.createExperiment(request.build()));
    }

    /** Takes an experiment and its runs out of the bin. */
    void restoreExperiment(String id) throws Trouble {
        tell("experiments/restore", Map.of("experiment_id", id));
    }

    /** Sets a tag of an experiment. Repeatable. */
    void tagExperiment(String id, String key, String value) throws Trouble {
        tell("experiments/set-experiment-tag", Map.of("experiment_id", id, "key", key, "value", value));
    }

    /** Returns the runs that carry this value of tag hourglass.run, deleted ones too, oldest first. */
    List<Found> runs(String experiment, String subject) throws Trouble {
        return runs(experiment, subject, Service.ViewType.ALL);
    }

    /** Returns the runs that carry this value of tag hourglass.run and are not deleted. */
    List<Found> activeRuns(String experiment, String subject) throws Trouble {
        return runs(experiment, subject, Service.ViewType.ACTIVE_ONLY);
    }

    private List<Found> runs(String experiment, String subject, Service.ViewType which) throws Trouble {
        String filter = "tags.\"hourglass.run\" = '%s'".formatted(subject.replace("'", ""));
        return ask(client -> client
                .searchRuns(
                        List.of(experiment),
                        filter,
                        which,
                        20,
                        List.of("attributes.start_time ASC", "attributes.run_id ASC"))
                .getItems()
                .stream()
                .map(run -> new Found(run.getInfo().getRunId(), deleted(run.getInfo())))
                .toList());
    }

    /** Creates a run and returns its id. Never repeated blindly: that would make a second one. */
    String createRun(String experiment, String name, long started, Map<String, String> tags) throws Trouble {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("experiment_id", experiment);
        body.put("run_name", name);
        body.put("start_time", started);
        body.put("user_id", tags.getOrDefault("mlflow.user", ""));
        body.put("tags", pairs(tags));
        Object run = http.post("runs/create", body).get("run");
        if (run instanceof Map<?, ?> map
                && map.get("info") instanceof Map<?, ?> info
                && info.get("run_id") instanceof String id) {
            return id;
        }
        throw new Trouble(Kind.FOREIGN, "runs/create gave no run");
    }

    /** Puts a run into the bin. */
    void deleteRun(String id) throws Trouble {
        tell("runs/delete", Map.of("run_id", id));
    }

    /** Returns a run, or fails as GONE. */
    Run run(String id) throws Trouble {
        Service.Run run = ask(client -> client.getRun(id));
        Map<String, String> tags = new LinkedHashMap<>();
        run.getData().getTagsList().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        Map<String, String> params = new LinkedHashMap<>();
        run.getData().getParamsList().forEach(param -> params.put(param.getKey(), param.getValue()));
        Map<String, Measurement> latest = new LinkedHashMap<>();
        for (Service.Metric metric : run.getData().getMetricsList()) {
            latest.put(
                    metric.getKey(),
                    new Measurement(metric.getKey(), metric.getValue(), metric.getTimestamp(), metric.getStep()));
        }
        return new Run(id, place(run.getInfo().getArtifactUri()), tags, params, latest);
    }

    private static boolean deleted(Service.RunInfo run) {
        return run.getLifecycleStage().equals("deleted");
    }

    private static @Nullable String place(String uri) {
        return uri.startsWith("mlflow-artifacts:")
                ? uri.replaceFirst("^mlflow-artifacts:(//[^/]*)?/", "").replaceAll("/+$", "")
                : null;
    }

    /** Stores values of metrics, at most 100 at once. Repeatable: equal values of equal times are one. */
    void metrics(String run, List<Measurement> measurements) throws Trouble {
        List<Map<String, ?>> metrics = new ArrayList<>();
        for (Measurement m : measurements) {
            metrics.add(Map.of("key", m.key(), "value", m.value(), "timestamp", m.time(), "step", m.step()));
        }
        tell("runs/log-batch", Map.of("run_id", run, "metrics", metrics));
    }

    /** Stores parameters, at most 100 at once. Repeatable; a changed value is refused, and with it the whole batch. */
    void params(String run, Map<String, String> values) throws Trouble {
        tell("runs/log-batch", Map.of("run_id", run, "params", pairs(values)));
    }

    /** Sets tags. Repeatable. */
    void tags(String run, Map<String, String> values) throws Trouble {
        tell("runs/log-batch", Map.of("run_id", run, "tags", pairs(values)));
    }

    private static List<Map<String, String>> pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
                .toList();
    }

    /** Says which dataset a run was trained on. Repeatable. */
    void input(String run, Map<String, String> dataset) throws Trouble {
        Map<String, ?> input = Map.of("tags", pairs(Map.of("mlflow.data.context", "training")), "dataset", dataset);
        tell("runs/log-inputs", Map.of("run_id", run, "datasets", List.of(input)));
    }

    /** Ends a run. Repeatable. */
    void end(String run, String status, long time) throws Trouble {
        tell("runs/update", Map.of("run_id", run, "status", status, "end_time", time));
    }

    /** Says that a run goes on. Repeatable. */
    void running(String run) throws Trouble {
        tell("runs/update", Map.of("run_id", run, "status", "RUNNING"));
    }

    /** Stores a file of a run. Repeatable. */
    void artifact(Run run, String path, byte[] bytes) throws Trouble {
        if (run.place() == null) {
            throw new Trouble(
                    Kind.REFUSED,
                    "the server keeps artifacts where only its own clients can write; start it with --serve-artifacts, or"
                            + " set `artifacts: false` in hourglass.yaml");
        }
        http.put(run.place() + "/" + path, bytes);
    }

    /** Stores a text file of a run. Repeatable. */
    void artifact(Run run, String path, String text) throws Trouble {
        artifact(run, path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The client takes a page of a proxy for success; only an object says that MLflow has it. */
    private void tell(String endpoint, Map<String, ?> body) throws Trouble {
        String json = Json.write(body);
        Map<String, @Nullable Object> unused = Answers.object(ask(client -> client.sendPost(endpoint, json)));
        assert unused != null;
    }

    private <T extends @Nullable Object> T ask(Client.Call<T> call) throws Trouble {
        try {
            return client.ask(call);
        } catch (Trouble e) {
            throw withPatience(e);
        }
    }

    /** The client keeps the Retry-After header to itself and may hang on a 429, so the server is asked once more. */
    private Trouble withPatience(Trouble trouble) {
        if (trouble.kind() != Kind.BUSY && trouble.kind() != Kind.SILENT) {
            return trouble;
        }
        try {
            String unused = instance();
            assert unused != null;
            return trouble;
        } catch (Trouble again) {
            return again.kind() == Kind.BUSY ? again : trouble;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
