package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Journal.Pending;
import org.hourglass.engine.record.Journal.StudyEntry;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Record.Point;
import org.hourglass.engine.record.Record.RunDetail;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outbox.Item;
import org.hourglass.store.Outbox.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final RunId RUN = new RunId("sparse", 1, 0);

    @TempDir
    Path workspace;

    private final H2Records records = new H2Records();
    private Journal journal;
    private Record record;

    @BeforeEach
    void open() {
        journal = records.write(workspace);
        record = records.read(workspace);
    }

    @AfterEach
    void close() {
        record.close();
        journal.close();
    }

    private void start() {
        journal.begin(Samples.study("sparse", 2, 1));
        journal.started(RUN, 7, Samples.key(7, 9), Samples.order(7, 9));
    }

    private List<Item> told() {
        try (Outbox outbox = new H2Outboxes().open(workspace)) {
            return outbox.due("server", 1000, Instant.now());
        }
    }

    private List<Kind> told(RunId run) {
        return told().stream()
                .filter(item -> item.subject().equals(run.toString()))
                .map(Item::kind)
                .toList();
    }

    @Test
    void aStudyBeginsWithItsPlannedRuns() {
        journal.begin(Samples.study("sparse", 2, 2));

        assertThat(journal.pending("sparse"))
                .extracting(Pending::run)
                .containsExactly(
                        new RunId("sparse", 0, 0),
                        new RunId("sparse", 0, 1),
                        new RunId("sparse", 1, 0),
                        new RunId("sparse", 1, 1));
        assertThat(record.canonical("sparse")).contains(Samples.canonical("sparse", 10));
        assertThat(told()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.STUDY);
            assertThat(item.payload()).containsEntry("study", "sparse").containsKeys("question", "plugins", "created");
        });
    }

    @Test
    void theSameStudyIsFoundAgain() {
        journal.begin(Samples.study("sparse", 2, 2));
        journal.begin(Samples.study("sparse", 2, 2));

        assertThat(record.studies()).hasSize(1);
        assertThat(journal.pending("sparse")).hasSize(4);
        assertThat(told()).hasSize(1);
    }

    @Test
    void anotherStudyOfTheNameIsRefusedWithWhatDiffers() {
        StudyEntry study = Samples.study("sparse", 2, 2);
        journal.begin(study);
        StudyEntry changed = new StudyEntry(
                "sparse",
                "",
                "",
                Samples.canonical("sparse", 20),
                study.objectives(),
                2,
                2,
                study.plugins(),
                study.trials());

        assertThatThrownBy(() -> journal.begin(changed)).isInstanceOfSatisfying(HourglassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USER);
            assertThat(e)
                    .hasMessage("`study`: must be the study that is recorded as `sparse`, but got another one; "
                            + "give it a name of its own, or bring back what was changed:\n"
                            + "  training.epochs: 10 -> 20");
        });
    }

    @Test
    void aRunGoesFromPlannedToCompleted() {
        start();
        assertThat(run().run().state()).isEqualTo(RunState.RUNNING);
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.empty());
        journal.epoch(RUN, 2, Samples.metrics(0.25, 0.5), 3, Optional.empty());
        assertThat(run().run().metrics()).isEqualTo(Samples.metrics(0.25, 0.5));
        journal.ended(RUN, Samples.completed(2, Map.of("code/knn-1", 0.9)));

        RunDetail run = run();
        assertThat(run.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.run().epochs()).isEqualTo(2);
        assertThat(run.run().seconds()).isEqualTo(12.5);
        assertThat(run.run().seed()).isEqualTo(7);
        assertThat(run.run().key()).isEqualTo(Samples.key(7, 9));
        assertThat(run.run().metrics())
                .isEqualTo(Map.of("train/loss", 0.25, "val/reconstruction", 0.5, "code/knn-1", 0.9));
        assertThat(run.history().get("train/loss")).containsExactly(new Point(1, 0.5), new Point(2, 0.25));
        assertThat(run.history()).doesNotContainKey("code/knn-1");
        assertThat(run.artifacts()).isEqualTo(Samples.completed(2, Map.of()).artifacts());
        assertThat(run.order()).containsEntry("seed", 7L);
        assertThat(journal.pending("sparse")).extracting(Pending::run).containsExactly(new RunId("sparse", 0, 0));
        assertThat(told(RUN)).containsExactly(Kind.RUN, Kind.METRICS, Kind.METRICS, Kind.ARTIFACT, Kind.END);
    }

    @Test
    void trackersAreToldEverythingOfARun() {
        start();
        journal.epoch(RUN, 1, Map.of("train/loss", Double.NaN), 1.5, Optional.empty());
        journal.ended(RUN, Samples.failed("the loss is NaN"));

        List<Item> items = told().stream()
                .filter(item -> item.subject().equals("sparse/1/0"))
                .toList();
        assertThat(items.get(0).payload())
                .containsEntry("study", "sparse")
                .containsEntry("trial", 1L)
                .containsEntry("replicate", 0L)
                .containsEntry("seed", 7L)
                .containsEntry("key", Samples.key(7, 9))
                .containsEntry("point", Map.of("architecture.code", 9L, "regularizers[0].kl-sparsity.rho", 0.1))
                .containsEntry("name", "1/0 code=9 rho=0.1")
                .containsKeys("started", "order");
        assertThat(items.get(1).payload()).containsEntry("epoch", 1L).containsKey("time");
        assertThat((Map<?, ?>) items.get(1).payload().get("metrics"))
                .hasSize(1)
                .allSatisfy((name, value) -> assertThat(value).isNull());
        assertThat(items.get(2).payload())
                .containsEntry("state", "FAILED")
                .containsEntry("error", Map.of("code", "NOT_FINITE", "message", "the loss is NaN", "trace", "trace"));
    }

    @Test
    void whatIsNotFiniteIsReadBackAsSuch() {
        start();
        Map<String, Double> metrics =
                Map.of("a", Double.NaN, "b", Double.POSITIVE_INFINITY, "c", Double.NEGATIVE_INFINITY, "d", -0.5);
        journal.epoch(RUN, 1, metrics, 1, Optional.empty());

        assertThat(run().run().metrics()).isEqualTo(metrics);
    }

    @Test
    void callsMayBeRepeatedWithoutHarm() {
        start();
        journal.started(RUN, 7, Samples.key(7, 9), Samples.order(7, 9));
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.empty());
        journal.epoch(RUN, 1, Samples.metrics(9, 9), 1.5, Optional.empty());
        journal.ended(RUN, Samples.completed(1, Map.of()));
        journal.ended(RUN, Samples.failed("later"));
        journal.epoch(RUN, 2, Samples.metrics(9, 9), 1.5, Optional.empty());
        journal.started(RUN, 8, "other", "{}");

        assertThat(run().run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run().run().metrics()).isEqualTo(Samples.metrics(0.5, 0.6));
        assertThat(told(RUN)).containsExactly(Kind.RUN, Kind.METRICS, Kind.ARTIFACT, Kind.END);
    }

    @Test
    void aStoppedRunGoesOnFromItsCheckpoint() {
        start();
        Path file = workspace.resolve(".hourglass/checkpoints/sparse/1/0/step-9.safetensors");
        Checkpoint first = new Checkpoint(1, file, "sha-1");
        Checkpoint second = new Checkpoint(2, file.resolveSibling("step-18.safetensors"), "sha-2");
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.of(first));
        journal.interrupted(RUN, Optional.of(second), 2.5);

        assertThat(journal.pending("sparse").get(1))
                .isEqualTo(new Pending(
                        RUN, RunState.INTERRUPTED, Optional.of(Samples.key(7, 9)), Optional.of(second), 2.5));
        journal.started(RUN, 7, Samples.key(7, 9), Samples.order(7, 9));
        assertThat(run().run().state()).isEqualTo(RunState.RUNNING);
        assertThat(told(RUN)).containsExactly(Kind.RUN, Kind.METRICS);
    }

    @Test
    void theCheckpointOfAnEpochThatIsToldAgainCounts() {
        start();
        Checkpoint spoilt = new Checkpoint(5, workspace.resolve("a"), "a");
        Checkpoint anew = new Checkpoint(1, workspace.resolve("b"), "b");
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.of(spoilt));
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.of(anew));
        journal.interrupted(RUN, Optional.empty(), 2.5);

        assertThat(journal.pending("sparse").get(1).checkpoint()).contains(anew);
    }

    @Test
    void anotherOrderBeginsAnew() {
        start();
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.of(new Checkpoint(1, workspace, "a")));
        journal.interrupted(RUN, Optional.empty(), 1.5);
        journal.started(RUN, 7, Samples.key(7, 10), Samples.order(7, 10));

        assertThat(run().history()).isEmpty();
        assertThat(run().run().key()).isEqualTo(Samples.key(7, 10));
        journal.interrupted(RUN, Optional.empty(), 0);
        assertThat(journal.pending("sparse").get(1).checkpoint()).isEmpty();
    }

    @Test
    void anEqualRunSharesTheResult() {
        start();
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.empty());
        journal.ended(RUN, Samples.completed(1, Map.of("code/knn-1", 0.9)));
        RunId equal = new RunId("sparse", 0, 0);
        assertThat(journal.completed(Samples.key(7, 9))).contains(RUN);
        assertThat(journal.completed(Samples.key(8, 9))).isEmpty();
        journal.sharedFrom(equal, RUN, 7, Samples.key(7, 9), Samples.order(7, 9));
        journal.sharedFrom(equal, RUN, 7, Samples.key(7, 9), Samples.order(7, 9));

        RunDetail mine = run();
        RunDetail its = record.run(equal).orElseThrow();
        assertThat(its.run()).isEqualTo(mine.run());
        assertThat(its.history()).isEqualTo(mine.history());
        assertThat(its.artifacts()).isEqualTo(mine.artifacts());
        assertThat(its.order()).isEqualTo(mine.order());
        assertThat(told(equal)).isEqualTo(told(RUN));
        assertThat(payload(equal, Kind.METRICS)).isEqualTo(payload(RUN, Kind.METRICS));
        assertThat(payload(equal, Kind.ARTIFACT))
                .isEqualTo(payload(RUN, Kind.ARTIFACT))
                .containsEntry("file", ".hourglass/artifacts/sparse/1/0/images/a.png");
        assertThat(payload(equal, Kind.END))
                .containsAllEntriesOf(payload(RUN, Kind.END))
                .containsEntry("metrics", Map.of("code/knn-1", 0.9))
                .containsEntry("sharedFrom", "sparse/1/0");
        assertThat(journal.completed(Samples.key(7, 9))).contains(RUN);
    }

    @Test
    void studyStatesAreToldOnce() {
        start();
        journal.studyState("sparse", StudyState.RUNNING, "");
        journal.studyState("sparse", StudyState.RUNNING, "");
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1.5, Optional.empty());
        journal.ended(RUN, Samples.completed(1, Map.of()));
        journal.studyState("sparse", StudyState.STOPPED, "by hand");

        List<Item> states =
                told().stream().filter(item -> item.kind() == Kind.STUDY_STATE).toList();
        assertThat(states).hasSize(2);
        assertThat(states.get(1).payload())
                .containsEntry("state", "STOPPED")
                .containsEntry("why", "by hand")
                .containsEntry("best", Map.of("trial", 1L, "metric", "val/reconstruction", "objective", 0.6));
        assertThat(record.studies().get(0).state()).isEqualTo(StudyState.STOPPED);
    }

    @Test
    void whatWasNeverBegunIsAFaultOfOurs() {
        assertThatThrownBy(() -> journal.ended(RUN, Samples.failed("")))
                .hasMessage("run: must be planned by a study that was begun, but got sparse/1/0");
        assertThatThrownBy(() -> journal.pending("sparse")).hasMessage("study: must have been begun, but got `sparse`");
    }

    private Map<String, Object> payload(RunId run, Kind kind) {
        return told().stream()
                .filter(item -> item.subject().equals(run.toString()) && item.kind() == kind)
                .findFirst()
                .orElseThrow()
                .payload();
    }

    private RunDetail run() {
        return record.run(RUN).orElseThrow();
    }
}
