package org.hourglass.mlflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.mlflow.Status;
import org.hourglass.mlflow.Tracker;
import org.hourglass.mlflow.internal.FaultyServer.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server does, the experiment goes on and the queue keeps everything. */
final class BackgroundTest {

    @TempDir
    Path workspace;

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Tracker tracker = new MlflowTracker(outbox, new Servers(new Programs(Map.of("PATH", ""))));

    @BeforeEach
    void tell() {
        new Story("faults", 2, 2, workspace).tell(outbox);
    }

    private void name(FaultyServer server) throws Exception {
        Files.writeString(workspace.resolve("hourglass.yaml"), "mlflow: {url: \"%s\"}\n".formatted(server.url()));
    }

    private Outcome follow(FaultyServer server) throws Exception {
        name(server);
        Tracker.Follower follower = tracker.follow(workspace, notices::add);
        Waiting.until(() -> !notices.isEmpty());
        long begun = System.nanoTime();
        follower.close();
        Duration closing = Duration.ofNanos(System.nanoTime() - begun);
        String name = server.url().toString();
        return new Outcome(
                outbox.status(name).queued(), outbox.status(name).refused().size(), closing);
    }

    private record Outcome(long queued, int refused, Duration closing) {}

    private void assertQueued(Outcome outcome) {
        assertThat(outcome.queued()).isEqualTo(outbox.size());
        assertThat(outcome.refused()).isZero();
        assertThat(outcome.closing()).isLessThan(Duration.ofSeconds(5));
        assertThat(notices).hasSize(1);
    }

    @Test
    void aServerThatLetsNobodyInPausesEverythingAndIsToldOnce() throws Exception {
        try (FaultyServer server = FaultyServer.always(Answer.json(403, "PERMISSION_DENIED", "no"))) {
            assertQueued(follow(server));
            assertThat(notices.get(0))
                    .isEqualTo("mlflow: the server at %s must let us in, but does not (HTTP 403: no); set"
                                    .formatted(server.url())
                            + " MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, to what"
                            + " it accepts (now: no credentials); results wait in the queue");
            int requests = server.asked().size();
            assertThat(requests).isLessThan(5);
        }
    }

    @Test
    void aPageInPlaceOfMlflowPausesEverything() throws Exception {
        try (FaultyServer server = FaultyServer.always(Answer.of(200, "<html>welcome</html>"))) {
            assertQueued(follow(server));
            assertThat(notices.get(0))
                    .startsWith("mlflow: the server at %s must be MLflow, but does not answer as one"
                            .formatted(server.url()))
                    .contains("check `mlflow.url` in hourglass.yaml, its path too");
        }
    }

    @Test
    void aServerThatFailsOnEverythingKeepsTheQueue() throws Exception {
        try (FaultyServer server = FaultyServer.always(Answer.of(500, "<html>oops</html>"))) {
            Outcome outcome = follow(server);
            assertThat(outcome.queued()).isEqualTo(outbox.size());
            assertThat(outcome.closing()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aBusyServerIsLeftAlone() throws Exception {
        Answer busy = new Answer(503, Map.of("Retry-After", "30"), "later");
        try (FaultyServer server = FaultyServer.always(busy)) {
            assertQueued(follow(server));
            assertThat(server.asked()).hasSizeLessThan(3);
        }
    }

    @Test
    void aPoisonedItemIsSetAsideAndTheOthersGoOn() throws Exception {
        try (FaultyServer server = new FaultyServer(BackgroundTest::refusingOneRun)) {
            name(server);
            assertThat(tracker.sync(workspace, delivery -> {}).left()).isZero();
            Status status = tracker.status(workspace);
            assertThat(status.queued()).isZero();
            assertThat(status.refused())
                    .containsExactly(new Status.Refusal("faults/0/0", "METRICS", "HTTP 400: bad metric"));
        }
    }

    /** Enough of the API for everything to pass but the metrics of the first run. */
    private static Answer refusingOneRun(FaultyServer.Asked asked) {
        String path = asked.path();
        if (path.contains("experiments/get?")) {
            return Answer.EXPERIMENT_0;
        } else if (path.contains("get-by-name")) {
            return Answer.json(404, "RESOURCE_DOES_NOT_EXIST", "no such experiment");
        } else if (path.contains("experiments/create")) {
            return Answer.of(200, "{\"experiment_id\":\"7\"}");
        } else if (path.contains("runs/create")) {
            String id = asked.body().contains("faults/0/0") ? "bad" : "good";
            return Answer.of(200, "{\"run\":{\"info\":{\"run_id\":\"%s\"}}}".formatted(id));
        } else if (path.contains("runs/get")) {
            return Answer.of(200, "{\"run\":{\"info\":{\"run_id\":\"r\",\"artifact_uri\":\"mlflow-artifacts:/7/r\"}}}");
        }
        boolean poison = asked.body().contains("\"bad\"")
                && asked.body().matches(".*\"step\":2[,}].*")
                && asked.body().contains("train/loss");
        return poison ? Answer.json(400, "INVALID_PARAMETER_VALUE", "bad metric") : Answer.of(200, "{}");
    }

    @Test
    void syncSaysWhatStandsInItsWay() throws Exception {
        try (FaultyServer server = FaultyServer.always(Answer.of(401, "who"))) {
            name(server);
            assertThatThrownBy(() -> tracker.sync(workspace, delivery -> {}))
                    .isInstanceOfSatisfying(
                            HourglassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES))
                    .hasMessageEndingWith("(now: no credentials); what was not sent stays queued");
            Status status = tracker.status(workspace);
            assertThat(status.reachable()).isFalse();
            assertThat(status.queued()).isEqualTo(outbox.size());
            assertThat(status.url()).isEqualTo(server.url());
        }
        assertThat(tracker.status(workspace).trouble())
                .contains("must answer, but does not (connection refused); check `mlflow.url` in hourglass.yaml");
    }

    @Test
    void withoutAServerEverythingWaits() {
        try (Tracker.Follower follower = tracker.follow(workspace, notices::add)) {
            assertThat(follower).isNotNull();
        }
        assertThat(notices).isEmpty();
        assertThatThrownBy(() -> tracker.sync(workspace, delivery -> {}))
                .hasMessage(
                        "mlflow: a server is needed to send to, but none is running; `hourglass mlflow up` starts one");
        Status status = tracker.status(workspace);
        assertThat(status.url()).isNull();
        assertThat(status.trouble()).isEqualTo("mlflow: no server is running; `hourglass mlflow up` starts one");
        assertThat(tracker.link(workspace, "faults")).isEmpty();
        assertThat(tracker.down(workspace)).isFalse();
    }

    @Test
    void withoutPythonThereIsNoLocalServer() {
        assertThatThrownBy(() -> Python.find(new Programs(Map.of("PATH", workspace.toString()))))
                .isInstanceOfSatisfying(
                        HourglassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES))
                .hasMessage(
                        "mlflow: a local server needs Python 3.10 or newer, but none of [python3, python, python3.13,"
                                + " python3.12, python3.11, python3.10] is on the PATH; install Python 3.10 or newer, or set"
                                + " HOURGLASS_PYTHON to one");
        assertThatThrownBy(() -> Python.find(new Programs(Map.of("PATH", "", "HOURGLASS_PYTHON", "/no/such"))))
                .hasMessage("`HOURGLASS_PYTHON`: a local server needs Python 3.10 or newer, but there is no program"
                        + " /no/such; install Python 3.10 or newer, or set HOURGLASS_PYTHON to one");
    }

    @Test
    void aPythonThatIsTooOldIsNamed() throws Exception {
        Path old = Files.writeString(workspace.resolve("python3"), "#!/bin/sh\necho 3.8\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        String path = workspace + java.io.File.pathSeparator + "/bin";
        assertThatThrownBy(() -> Python.find(new Programs(Map.of("PATH", path, "HOURGLASS_PYTHON", "python3"))))
                .hasMessage("`HOURGLASS_PYTHON`: a local server needs Python 3.10 or newer, but python3 is 3.8;"
                        + " install Python 3.10 or newer, or set HOURGLASS_PYTHON to one");
    }
}
