package org.hourglass.mlflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hourglass.base.Sha256;
import org.hourglass.mlflow.Delivery;
import org.hourglass.mlflow.Server;
import org.hourglass.mlflow.Tracker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server of the pinned version, installed and started by our own code; all tests share it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RealServerTest {

    @TempDir
    static Path workspace;

    private static final Servers SERVERS = new Servers(new Programs(System.getenv()));

    private static Server server;

    @BeforeAll
    static void up() {
        server = new MlflowTracker(new MemoryOutbox(), SERVERS).up(workspace, line -> System.out.println("  " + line));
    }

    @AfterAll
    static void down() {
        assertThat(new MlflowTracker(new MemoryOutbox(), SERVERS).down(workspace))
                .isTrue();
        assertThat(SERVERS.local(workspace).alive()).isFalse();
    }

    private static Tracker tracker(MemoryOutbox outbox) {
        return new MlflowTracker(outbox, SERVERS);
    }

    private static Map<String, Pages.Seen> seen(Story story) throws Exception {
        return new Pages(server.url()).runs(story.study());
    }

    @Test
    @Order(1)
    void theContentIsCompleteFieldByField() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Story story = new Story("complete", 4, 5, workspace);
        story.tell(outbox);
        List<Delivery> heard = new ArrayList<>();
        long begun = System.nanoTime();
        Delivery delivery = tracker(outbox).sync(workspace, heard::add);
        System.out.printf("  %d items in %d ms%n", delivery.sent(), (System.nanoTime() - begun) / 1_000_000);
        assertThat(delivery).isEqualTo(new Delivery(outbox.size(), 0, 0));
        assertThat(heard).last().isEqualTo(delivery);
        assertComplete(story);
        URI link = tracker(outbox).link(workspace, "complete").orElseThrow();
        assertThat(link.toString())
                .startsWith(server.url() + "/#/experiments/")
                .contains("workflowType=machine_learning", "searchFilter=tags.%60mlflow.parentRunId%60")
                .contains("orderByKey=metrics.%60val%2Freconstruction%60&orderByAsc=true&compareRunsMode=CHART");
    }

    @Test
    @Order(2)
    void tellingEverythingAgainLeavesNothingTwice() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Story story = new Story("replay", 2, 3, workspace);
        story.tell(outbox);
        tracker(outbox).sync(workspace, delivery -> {});
        Map<String, Pages.Seen> before = seen(story);
        outbox.forget(Address.LOCAL);
        assertThat(tracker(outbox).sync(workspace, delivery -> {}).sent()).isEqualTo(outbox.size());
        assertThat(seen(story)).isEqualTo(before);
        assertComplete(story);
    }

    @Test
    @Order(3)
    void aSenderKilledBetweenSendingAndBookingLeavesNothingTwice() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Story story = new Story("killed", 2, 4, workspace);
        story.tell(outbox);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kills = 0;
        for (boolean done = false; !done; ) {
            outbox.dieAfter(1 + random.nextInt(4));
            try {
                tracker(outbox).sync(workspace, delivery -> {});
                done = true;
            } catch (MemoryOutbox.Killed e) {
                kills++;
            }
        }
        System.out.printf("  seed %d: killed %d times%n", seed, kills);
        assertThat(kills).isPositive();
        assertComplete(story);
    }

    @Test
    @Order(4)
    void theBinIsRespectedForRunsAndEmptiedForExperiments() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Story story = new Story("bin", 2, 3, workspace);
        story.begin(outbox);
        story.run(outbox, 0);
        tracker(outbox).sync(workspace, delivery -> {});
        Pages pages = new Pages(server.url());
        String kept = seen(story).get("bin/0/0").id();
        String experiment = outbox.known(Address.LOCAL, "bin")
                .map(Places.Place::parse)
                .orElseThrow()
                .experiment();
        pages.post("experiments/delete", Map.of("experiment_id", experiment));
        story.run(outbox, 1);
        story.end(outbox);
        tracker(outbox).sync(workspace, delivery -> {});
        assertThat(pages.get("experiments/get?experiment_id=" + experiment)).contains("\"active\"");
        assertThat(seen(story)).containsOnlyKeys("bin", "bin/0/0", "bin/1/0");
        assertThat(seen(story).get("bin/0/0").id()).isEqualTo(kept);

        pages.post("runs/delete", Map.of("run_id", kept));
        outbox.forget(Address.LOCAL, "bin/0/0");
        Delivery delivery = tracker(outbox).sync(workspace, ignored -> {});
        assertThat(delivery.left()).isZero();
        assertThat(outbox.status(Address.LOCAL).refused())
                .allSatisfy(refused -> assertThat(refused.subject()).isEqualTo("bin/0/0"))
                .isNotEmpty();
        assertThat(seen(story)).hasSize(3);
    }

    @Test
    @Order(5)
    void aStudyOfTheSameNameFromAnotherWorkspaceIsKeptApart() throws Exception {
        new Pages(server.url()).post("experiments/create", Map.of("name", "taken"));
        MemoryOutbox outbox = new MemoryOutbox();
        new Story("taken", 1, 1, workspace).tell(outbox);
        tracker(outbox).sync(workspace, delivery -> {});
        assertThat(outbox.status(Address.LOCAL).refused()).isEmpty();
        assertThat(new Pages(server.url()).runs("taken")).isEmpty();
        String other = "taken (" + Folder.of(workspace).identity() + ")";
        assertThat(new Pages(server.url()).runs(other.replace(" ", "%20"))).hasSize(2);
    }

    @Test
    @Order(6)
    void aServerKilledInTheMiddleAndStartedAgainMissesNothing() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Story story = new Story("restarted", 10, 4, workspace);
        story.tell(outbox);
        List<String> notices = new ArrayList<>();
        Tracker.Follower follower = tracker(outbox).follow(workspace, notices::add);
        waitUntil(() -> outbox.status(Address.LOCAL).queued() < outbox.size() - 15);
        kill();
        long left = outbox.status(Address.LOCAL).queued();
        server = tracker(outbox).up(workspace, line -> {});
        waitUntil(() -> outbox.status(Address.LOCAL).queued() == 0);
        follower.close();
        System.out.printf("  server killed with %d of %d items left; notices %s%n", left, outbox.size(), notices);
        assertThat(left).isPositive();
        assertThat(outbox.status(Address.LOCAL).refused()).isEmpty();
        assertComplete(story);
    }

    @Test
    @Order(7)
    void aNewAndEmptyServerGetsEverythingAgain() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Story story = new Story("anew", 1, 2, workspace);
        story.tell(outbox);
        tracker(outbox).sync(workspace, delivery -> {});
        assertThat(tracker(outbox).down(workspace)).isTrue();
        try (var files = Files.list(workspace.resolve(".hourglass/mlflow"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("mlflow.db"))
                    .toList()) {
                Files.delete(file);
            }
        }
        int port = server.url().getPort();
        server = tracker(outbox).up(workspace, line -> {});
        assertThat(server.url().getPort()).as("the port is remembered").isEqualTo(port);
        assertThat(outbox.status(Address.LOCAL).queued()).isZero();
        outbox.add("anew", org.hourglass.store.Outbox.Kind.STUDY_STATE, Map.of("state", "COMPLETED", "time", 1L));
        assertThat(tracker(outbox).sync(workspace, delivery -> {}).sent()).isEqualTo(outbox.size());
        assertThat(seen(story)).hasSize(2);
    }

    @Test
    @Order(8)
    void aRunThatIsDoneAgainLeavesNothingOfTheFirstTimeButARunInTheBin() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Story first = new Story("again", 1, 5, workspace);
        first.begin(outbox);
        first.run(outbox, 0);
        outbox.add(first.run(0), org.hourglass.store.Outbox.Kind.FORGOTTEN, Map.of("time", 1L));
        tracker(outbox).sync(workspace, delivery -> {});
        assertThat(seen(first)).containsOnlyKeys("again", "again/0/0 given up");
        Story second = new Story("again", 1, 2, workspace);
        second.run(outbox, 0);
        second.end(outbox);
        assertThat(tracker(outbox).sync(workspace, delivery -> {}).left()).isZero();

        Map<String, Pages.Seen> seen = seen(second);
        assertThat(seen).containsOnlyKeys("again", "again/0/0", "again/0/0 given up");
        assertRun(second, 0, seen.get("again/0/0"), seen.get("again").id());
        assertThat(outbox.status(Address.LOCAL).refused()).isEmpty();
    }

    private static void kill() {
        List<ProcessHandle> all =
                ServerFile.read(Folder.of(workspace)).orElseThrow().survivors();
        assertThat(all).hasSizeGreaterThan(1);
        all.forEach(ProcessHandle::destroyForcibly);
        waitUntil(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static void assertComplete(Story story) throws Exception {
        Map<String, Pages.Seen> seen = seen(story);
        List<String> expected = new ArrayList<>(story.runs());
        expected.add(story.study());
        assertThat(seen).containsOnlyKeys(expected);
        Pages.Seen parent = seen.get(story.study());
        assertThat(parent.status()).isEqualTo("FINISHED");
        assertThat(parent.name()).isEqualTo(story.study());
        assertThat(parent.started()).isEqualTo(Story.BEGUN);
        assertThat(parent.ended()).isEqualTo(Story.BEGUN + 900_000);
        assertThat(parent.metrics())
                .containsExactly(entry("best", List.of("0 %d 0.0625".formatted(Story.BEGUN + 900_000))));
        assertThat(parent.params())
                .containsEntry("objective", "val/reconstruction")
                .containsEntry("plugins.dataset.mnist", "1.0.0 sha256:" + Sha256.of("mnist"));
        for (int trial = 0; trial < story.trials(); trial++) {
            assertRun(story, trial, seen.get(story.run(trial)), parent.id());
        }
        long points = seen.values().stream()
                .flatMap(run -> run.metrics().values().stream())
                .mapToLong(List::size)
                .sum();
        long files = seen.values().stream().mapToLong(run -> run.files().size()).sum();
        System.out.printf("  %s: %d runs, %d metric values, %d files%n", story.study(), seen.size(), points, files);
    }

    private static void assertRun(Story story, int trial, Pages.Seen run, String parent) {
        boolean fails = trial == 2;
        int code = 8 << (trial % 4);
        assertThat(run.name())
                .isEqualTo("%04d code=%d lr=0.001 regularizers.0=%s r0"
                        .formatted(trial, code, trial % 2 == 0 ? "none" : "kl-sparsity"));
        assertThat(run.status()).isEqualTo(fails ? "FAILED" : "FINISHED");
        assertThat(run.started()).isEqualTo(story.started(trial, 0));
        assertThat(run.ended()).isEqualTo(story.started(trial, 50_000));
        assertThat(run.tags())
                .containsEntry("hourglass.trial", "%04d".formatted(trial))
                .containsEntry("hourglass.state", fails ? "FAILED" : "COMPLETED")
                .containsEntry("mlflow.parentRunId", parent)
                .containsEntry("mlflow.source.name", "hourglass")
                .containsEntry("mlflow.user", System.getProperty("user.name"))
                .containsEntry("mlflow.loggedImages", "True")
                .containsEntry("mlflow.loggedArtifacts", "[{\"path\":\"tables/per-class.json\",\"type\":\"table\"}]");
        assertThat(run.tags().get("mlflow.note.content"))
                .startsWith(
                        fails ? "**PLUGIN** mlp: no\n\nwhat is seen\n\n![what is seen](get-artifact?" : "what is seen")
                .containsOnlyOnce("path=images%2Freconstructions%2Bstep")
                .containsOnlyOnce("path=images%2Fpca-reconstructions%2Bstep")
                .contains("&run_uuid=" + run.id());
        assertParams(story, trial, run.params(), code);
        assertThat(run.inputs()).containsExactly("mnist " + Story.FINGERPRINT.substring(0, 12));
        assertMetrics(story, trial, run.metrics());
        assertFiles(story, trial, run.files());
    }

    private static void assertParams(Story story, int trial, Map<String, String> params, int code) {
        assertThat(params)
                .containsEntry("dataset", "mnist")
                .containsEntry("dataset.validation", "10000")
                .containsEntry("dataset.fingerprint", Story.FINGERPRINT)
                .containsEntry("dataset.revision", "mnist@1.0.0 sha256:" + Sha256.of("mnist"))
                .containsEntry("architecture", "mlp")
                .containsEntry("architecture.code", String.valueOf(code))
                .containsEntry("architecture.hidden", "[256,128]")
                .containsEntry("regularizers.0", "weight-decay")
                .containsEntry("regularizers.0.weight", "0.0001")
                .containsEntry("training.optimizer", "adam")
                .containsEntry("training.optimizer.beta1", "0.9")
                .containsEntry("training.learning-rate", "0.001")
                .containsEntry("training.epochs", String.valueOf(story.epochs()))
                .containsEntry("identity.tensorflow", "2.18.0")
                .containsEntry("seed", "11")
                .containsEntry("key", Sha256.of(story.run(trial)));
        assertThat(params.get("weights.sha256")).isEqualTo(trial == 2 ? null : Sha256.of("weights" + trial));
    }

    private static void assertMetrics(Story story, int trial, Map<String, List<String>> metrics) {
        List<String> train = new ArrayList<>();
        List<String> val = new ArrayList<>();
        List<String> penalty = new ArrayList<>();
        for (int epoch = 1; epoch <= story.epochs(); epoch++) {
            long time = story.started(trial, 1000L * epoch);
            train.add("%d %d %s".formatted(epoch, time, story.loss(trial, epoch)));
            val.add("%d %d %s".formatted(epoch, time, story.loss(trial, epoch) * 1.25));
            if (epoch != 2) {
                penalty.add("%d %d 0.5".formatted(epoch, time));
            }
        }
        long end = story.started(trial, 50_000);
        assertThat(metrics).containsEntry("train/loss", train).containsEntry("val/reconstruction", val);
        assertThat(metrics)
                .containsEntry("code/knn-1", List.of("0 %d 0.95".formatted(end)))
                .containsEntry("run/seconds", List.of("0 %d 50.0".formatted(end)));
        if (trial == 1) {
            assertThat(metrics)
                    .containsEntry("train/penalty", penalty)
                    .containsEntry("nonfinite/count", List.of("2 %d 1.0".formatted(story.started(trial, 2000))));
        }
    }

    private static void assertFiles(Story story, int trial, Map<String, Long> files) {
        String tail =
                "\\+step\\+%d\\+timestamp\\+%d\\+[0-9a-f-]{36}".formatted(story.epochs(), story.started(trial, 45_000));
        assertThat(files)
                .containsEntry("model/weights.safetensors", 5000L)
                .hasSize(trial == 2 ? 7 : 6)
                .hasKeySatisfying(new org.assertj.core.api.Condition<>("tables/per-class.json"::equals, "the table"));
        for (String key : List.of("reconstructions", "pca-reconstructions")) {
            String full = "images/" + key + tail;
            long size = Story.picture(key.startsWith("pca") ? trial + 7 : trial).length;
            assertThat(files.entrySet())
                    .filteredOn(file -> file.getKey().matches(full + "\\.png"))
                    .singleElement()
                    .satisfies(file -> assertThat(file.getValue()).isEqualTo(size));
            assertThat(files.keySet())
                    .filteredOn(file -> file.matches(full + "\\+compressed\\.png"))
                    .hasSize(1);
        }
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) {
        Waiting.until(condition);
    }
}
