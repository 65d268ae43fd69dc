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

    /** A run that is there; place is the folder of its artifacts behind the proxy, or null if it lies elsewhere. */
    record Run(
            String id, boolean deleted, @Nullable String place, Map<String, String> tags, Map<String, String> params) {}

    /** A run that a search found. */
    record Found(String id, boolean deleted) {}

    /** A value of a metric. */
    record Measurement(String key, double value, long time, long step) {}

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
        tell(client -> client.restoreExperiment(id));
    }

    /** Sets a tag of an experiment. Repeatable. */
    void tagExperiment(String id, String key, String value) throws Trouble {
        tell(client -> client.setExperimentTag(id, key, value));
    }

    /** Returns the runs that carry this value of tag hourglass.run, deleted ones too, oldest first. */
    List<Found> runs(String experiment, String subject) throws Trouble {
        String filter = "tags.\"hourglass.run\" = '%s'".formatted(subject.replace("'", ""));
        return ask(client -> client
                .searchRuns(
                        List.of(experiment),
                        filter,
                        Service.ViewType.ALL,
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
        List<Map<String, String>> list = new ArrayList<>();
        tags.forEach((key, value) -> list.add(Map.of("key", key, "value", value)));
        body.put("tags", list);
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
        tell(client -> client.deleteRun(id));
    }

    /** Returns a run, or fails as GONE. */
    Run run(String id) throws Trouble {
        Service.Run run = ask(client -> client.getRun(id));
        Map<String, String> tags = new LinkedHashMap<>();
        run.getData().getTagsList().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        Map<String, String> params = new LinkedHashMap<>();
        run.getData().getParamsList().forEach(param -> params.put(param.getKey(), param.getValue()));
        return new Run(id, deleted(run.getInfo()), place(run.getInfo().getArtifactUri()), tags, params);
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
        List<Service.Metric> metrics = measurements.stream()
                .map(m -> Service.Metric.newBuilder()
                        .setKey(m.key())
                        .setValue(m.value())
                        .setTimestamp(m.time())
                        .setStep(m.step())
                        .build())
                .toList();
        tell(client -> client.logBatch(run, metrics, List.of(), List.of()));
    }

    /** Stores parameters, at most 100 at once. Repeatable; a changed value is refused, and with it the whole batch. */
    void params(String run, Map<String, String> values) throws Trouble {
        List<Service.Param> params = new ArrayList<>();
        values.forEach((key, value) -> params.add(
                Service.Param.newBuilder().setKey(key).setValue(value).build()));
        tell(client -> client.logBatch(run, List.of(), params, List.of()));
    }

    /** Sets tags. Repeatable. */
    void tags(String run, Map<String, String> values) throws Trouble {
        List<Service.RunTag> tags = new ArrayList<>();
        values.forEach((key, value) ->
                tags.add(Service.RunTag.newBuilder().setKey(key).setValue(value).build()));
        tell(client -> client.logBatch(run, List.of(), List.of(), tags));
    }

    /** Says which dataset a run was trained on. Repeatable. */
    void input(String run, Map<String, String> dataset) throws Trouble {
        Map<String, ?> input =
                Map.of("tags", List.of(Map.of("key", "mlflow.data.context", "value", "training")), "dataset", dataset);
        String json = Json.write(Map.of("run_id", run, "datasets", List.of(input)));
        tell(client -> client.sendPost("runs/log-inputs", json));
    }

    /** Ends a run. Repeatable. */
    void end(String run, String status, long time) throws Trouble {
        tell(client -> client.setTerminated(run, Service.RunStatus.valueOf(status), time));
    }

    /** Says that a run goes on. Repeatable. */
    void running(String run) throws Trouble {
        String json = Json.write(Map.of("run_id", run, "status", "RUNNING"));
        tell(client -> client.sendPost("runs/update", json));
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

    private void tell(Client.Order order) throws Trouble {
        try {
            client.tell(order);
        } catch (Trouble e) {
            throw withPatience(e);
        }
    }

    private <T extends @Nullable Object> T ask(Client.Call<T> call) throws Trouble {
        try {
            return client.ask(call);
        } catch (Trouble e) {
            throw withPatience(e);
        }
    }

    /** The client keeps the Retry-After header to itself, so a busy server is asked for it. */
    private Trouble withPatience(Trouble trouble) {
        if (trouble.kind() != Kind.BUSY) {
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
