package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Journal.Evidence;
import org.hourglass.engine.record.Journal.Pending;
import org.hourglass.engine.record.Journal.PlannedTrial;
import org.hourglass.engine.record.Journal.StudyEntry;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Record.RunDetail;
import org.hourglass.engine.record.Record.StudyView;
import org.hourglass.engine.record.Record.TrialView;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outbox.Item;
import org.hourglass.store.Outbox.Kind;
import org.hourglass.study.Objective;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a study writes that suggests its trials one by one, prunes, parks, and runs again. */
@Timeout(120)
final class SearchTest {

    private static final RunId RUN = new RunId("tpe", 0, 0);

    @TempDir
    Path workspace;

    private Journal journal;
    private Record record;

    @BeforeEach
    void open() {
        journal = new H2Records().write(workspace);
        record = new H2Records().read(workspace);
    }

    @AfterEach
    void close() {
        record.close();
        journal.close();
    }

    private static StudyEntry searching(int attempts, Objective... objectives) {
        StudyEntry study = Samples.study("tpe", 0, 2);
        return new StudyEntry(
                "tpe", "", "", study.canonical(), List.of(objectives), 2, attempts, study.plugins(), study.trials());
    }

    private static PlannedTrial trial(int number) {
        return new PlannedTrial(number, 10L + number, Map.of("architecture.code", 8L + number));
    }

    private void begin(int trials) {
        journal.begin(searching(40, Samples.LOSS));
        for (int number = 0; number < trials; number++) {
            journal.planned("tpe", trial(number));
        }
    }

    private void complete(RunId run, Map<String, Double> last) {
        journal.started(run, 7, Samples.key(7, run.trial()), Samples.order(7, run.trial()));
        journal.epoch(run, 1, Samples.metrics(0.5, 0.6), 1, Optional.empty());
        journal.ended(run, Samples.completed(1, last));
    }

    private List<Item> told(RunId run) {
        try (Outbox outbox = new H2Outboxes().open(workspace)) {
            return outbox.due("server", 1000, Instant.now()).stream()
                    .filter(item -> item.subject().equals(run.toString()))
                    .toList();
        }
    }

    private List<Kind> kinds(RunId run) {
        return told(run).stream().map(Item::kind).toList();
    }

    private RunDetail run(RunId run) {
        return record.run(run).orElseThrow();
    }

    private StudyView study() {
        return record.study("tpe").orElseThrow();
    }

    private List<String> events() {
        try (Database database = new Database(new Place(workspace))) {
            return database.transaction(tx -> tx.all(
                    "SELECT kind, text FROM event ORDER BY id", row -> row.getString(1) + " " + row.getString(2)));
        }
    }

    @Test
    void aStudyMayBeginWithoutTrialsAndPlanThemOneByOne() {
        begin(2);

        assertThat(study().trials()).extracting(TrialView::state).containsExactly(RunState.PLANNED, RunState.PLANNED);
        assertThat(study().attempts()).isEqualTo(40);
        assertThat(journal.trials("tpe")).containsExactly(trial(0), trial(1));
        assertThat(journal.pending("tpe"))
                .extracting(Pending::run)
                .containsExactly(
                        new RunId("tpe", 0, 0), new RunId("tpe", 0, 1), new RunId("tpe", 1, 0), new RunId("tpe", 1, 1));
        assertThat(record.studies().get(0).trials()).isEqualTo(2);
    }

    @Test
    void planningATrialAgainChangesNothing() {
        begin(1);
        complete(RUN, Map.of());
        journal.planned("tpe", trial(0));

        assertThat(study().trials()).singleElement().satisfies(trial -> assertThat(trial.runs())
                .hasSize(2));
        assertThat(run(RUN).run().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void theTrialsThatAStudyBeginsWithCountAsAsked() {
        journal.begin(Samples.study("grid", 2, 1));

        assertThat(journal.trials("grid")).extracting(PlannedTrial::ask).containsExactly(0L, 1L);
    }

    @Test
    void aHundredThousandTrialsBeginInSeconds() {
        long start = System.nanoTime();
        journal.begin(Samples.study("wide", 100_000, 1));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("journal: 100,000 trials begun in %.1f s%n", seconds);
        assertThat(seconds).isLessThan(60);
        assertThat(journal.trials("wide")).hasSize(100_000);
    }

    @Test
    void evidenceIsWhatRunsHaveComeTo() {
        begin(2);
        complete(RUN, Map.of("code/knn-1", 0.9));
        RunId pruned = new RunId("tpe", 0, 1);
        journal.started(pruned, 8, Samples.key(8, 0), Samples.order(8, 0));
        journal.epoch(pruned, 1, Samples.metrics(5, 6), 1, Optional.empty());
        journal.ended(pruned, Samples.pruned("median: 6 is worse than 0.6"));
        RunId running = new RunId("tpe", 1, 1);
        journal.started(running, 8, Samples.key(8, 1), Samples.order(8, 1));

        List<Evidence> all = journal.evidence("tpe", List.of("val/reconstruction", "code/knn-1"));
        Map<Integer, Double> loss = new TreeMap<>(Map.of(1, 0.6));
        assertThat(all)
                .extracting(Evidence::run, Evidence::state, evidence -> evidence.history()
                        .get("val/reconstruction"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RUN, RunState.COMPLETED, loss),
                        org.assertj.core.groups.Tuple.tuple(pruned, RunState.PRUNED, new TreeMap<>(Map.of(1, 6.0))),
                        org.assertj.core.groups.Tuple.tuple(running, RunState.RUNNING, null));
        assertThat(all.get(0).history()).containsOnlyKeys("val/reconstruction", "code/knn-1");
        assertThat(all.get(0).history().get("code/knn-1")).isEqualTo(Map.of(1, 0.9));
        assertThat(all.get(1).error()).contains(new RunError("PRUNED", "median: 6 is worse than 0.6", ""));
        assertThat(journal.evidence("tpe", List.of()))
                .allSatisfy(one -> assertThat(one.history()).isEmpty());
    }

    @Test
    void aPrunedRunThatNeverBeganIsNotToldToTrackers() {
        begin(1);
        complete(RUN, Map.of());
        journal.ended(new RunId("tpe", 0, 1), Samples.pruned("replicates: hopeless"));

        assertThat(kinds(new RunId("tpe", 0, 1))).isEmpty();
        assertThat(study().trials().get(0).state()).isEqualTo(RunState.PRUNED);
        assertThat(study().trials().get(0).objective()).isNull();
    }

    @Test
    void aRunThatIsParkedLeavesNothingOfWhatItWas() {
        begin(1);
        complete(RUN, Map.of("code/knn-1", 0.9));
        journal.parked(RUN, "plugin `l1` is quarantined");
        journal.parked(RUN, "plugin `l1` is quarantined");

        RunDetail run = run(RUN);
        assertThat(run.run().state()).isEqualTo(RunState.PARKED);
        assertThat(run.run().error()).isEqualTo(new RunError("PARKED", "plugin `l1` is quarantined", ""));
        assertThat(run.run().metrics()).isEmpty();
        assertThat(run.run().weights()).isNull();
        assertThat(run.run().epochs()).isZero();
        assertThat(run.history()).isEmpty();
        assertThat(run.artifacts()).isEmpty();
        assertThat(journal.completed(Samples.key(7, 0))).isEmpty();
        assertThat(study().trials().get(0).state()).isEqualTo(RunState.PARKED);
        assertThat(kinds(RUN))
                .containsExactly(Kind.RUN, Kind.METRICS, Kind.ARTIFACT, Kind.END, Kind.FORGOTTEN, Kind.RUN, Kind.END);
        assertThat(told(RUN).get(5).payload())
                .usingRecursiveComparison()
                .ignoringFields("started")
                .isEqualTo(told(RUN).get(0).payload());
        assertThat(told(RUN).get(6).payload())
                .containsEntry("state", "PARKED")
                .containsEntry("metrics", Map.of())
                .containsEntry("error", Map.of("code", "PARKED", "message", "plugin `l1` is quarantined", "trace", ""));
    }

    @Test
    void aRunThatNeverBeganIsParkedQuietly() {
        begin(1);
        journal.parked(RUN, "plugin `l1` is missing");

        assertThat(run(RUN).run().state()).isEqualTo(RunState.PARKED);
        assertThat(kinds(RUN)).isEmpty();
        assertThat(journal.pending("tpe")).extracting(Pending::run).containsExactly(new RunId("tpe", 0, 1));
    }

    @Test
    void endedRunsAreDoneAgainAndTheirErrorsKept() {
        begin(1);
        RunId second = new RunId("tpe", 0, 1);
        journal.started(RUN, 7, Samples.key(7, 0), Samples.order(7, 0));
        journal.epoch(RUN, 1, Samples.metrics(0.5, 0.6), 1, Optional.of(new Checkpoint(1, workspace, "a")));
        journal.ended(RUN, Samples.failed("the loss is NaN"));
        journal.reopen("tpe", List.of(RUN, second), "rerun --failed");
        journal.reopen("tpe", List.of(RUN, second), "rerun --failed");

        assertThat(events())
                .containsExactly("reopened rerun --failed: tpe/0/0 was FAILED (NOT_FINITE: the loss is NaN)");
        assertThat(journal.pending("tpe"))
                .containsExactly(
                        new Pending(RUN, RunState.PLANNED, Optional.empty(), Optional.empty(), 0),
                        new Pending(second, RunState.PLANNED, Optional.empty(), Optional.empty(), 0));
        assertThat(run(RUN).history()).isEmpty();
        assertThat(run(RUN).run().error()).isNull();
        complete(RUN, Map.of());
        assertThat(run(RUN).run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(kinds(RUN))
                .containsExactly(
                        Kind.RUN,
                        Kind.METRICS,
                        Kind.END,
                        Kind.FORGOTTEN,
                        Kind.RUN,
                        Kind.METRICS,
                        Kind.ARTIFACT,
                        Kind.END);
        assertThat(attempts(RUN)).isEqualTo(2);
    }

    private int attempts(RunId run) {
        try (Database database = new Database(new Place(workspace))) {
            return database.transaction(tx -> (int) tx.number(
                    "SELECT attempt FROM run WHERE trial = ? AND replicate = ?", run.trial(), run.replicate()));
        }
    }

    @Test
    void aParkedRunIsDoneWhenItsPluginIsMended() {
        begin(1);
        complete(RUN, Map.of());
        journal.parked(RUN, "plugin `l1` is quarantined");
        journal.reopen("tpe", List.of(RUN), "plugin `l1` 1.0.1 is there");
        complete(RUN, Map.of());

        assertThat(run(RUN).run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(kinds(RUN)).endsWith(Kind.END, Kind.FORGOTTEN, Kind.RUN, Kind.METRICS, Kind.ARTIFACT, Kind.END);
    }

    @Test
    void anExtendedStudyKeepsItsTrialsAndGetsMore() {
        journal.begin(Samples.study("sparse", 2, 1));
        RunId first = new RunId("sparse", 0, 0);
        complete(first, Map.of());
        StudyEntry more = Samples.study("sparse", 3, 1);
        StudyEntry longer = new StudyEntry(
                "sparse",
                "",
                "",
                Samples.canonical("sparse", 20),
                more.objectives(),
                1,
                50,
                List.of(Samples.plugin("loss", "bce-mean")),
                more.trials());
        journal.extended(longer, "training.epochs: 10 -> 20", false);
        journal.begin(longer);

        assertThat(record.canonical("sparse")).contains(Samples.canonical("sparse", 20));
        StudyView study = record.study("sparse").orElseThrow();
        assertThat(study.attempts()).isEqualTo(50);
        assertThat(study.trials())
                .extracting(TrialView::state)
                .containsExactly(RunState.COMPLETED, RunState.PLANNED, RunState.PLANNED);
        assertThat(study.plugins()).containsExactly(Samples.plugin("loss", "bce-mean"));
        assertThat(events()).containsExactly("extended training.epochs: 10 -> 20");
    }

    @Test
    void completedRunsGoOnFromTheirLastCheckpoints() {
        StudyEntry study = Samples.study("sparse", 1, 1);
        journal.begin(study);
        RunId run = new RunId("sparse", 0, 0);
        Checkpoint last = new Checkpoint(1, workspace.resolve("last"), "a");
        journal.started(run, 7, Samples.key(7, 0), Samples.order(7, 0));
        journal.epoch(run, 1, Samples.metrics(0.5, 0.6), 1, Optional.of(last));
        journal.ended(run, Samples.completed(1, Map.of("code/knn-1", 0.9)));
        journal.extended(study, "training.epochs: 10 -> 20", true);

        assertThat(journal.pending("sparse"))
                .containsExactly(new Pending(run, RunState.INTERRUPTED, Optional.empty(), Optional.of(last), 12.5));
        journal.started(run, 7, Samples.key(7, 1), Samples.order(7, 1));
        journal.epoch(run, 1, Samples.metrics(0.5, 0.6), 1, Optional.empty());
        journal.epoch(run, 2, Samples.metrics(0.25, 0.5), 2, Optional.empty());
        journal.ended(run, Samples.completed(2, Map.of("code/knn-1", 0.95)));
        RunDetail detail = run(run);
        assertThat(detail.history().get("train/loss"))
                .containsExactly(new Record.Point(1, 0.5), new Record.Point(2, 0.25));
        assertThat(detail.run().metrics()).containsEntry("code/knn-1", 0.95).containsEntry("train/loss", 0.25);
        assertThat(detail.run().key()).isEqualTo(Samples.key(7, 1));
        assertThat(kinds(run))
                .containsExactly(
                        Kind.RUN, Kind.METRICS, Kind.ARTIFACT, Kind.END, Kind.METRICS, Kind.ARTIFACT, Kind.END);
    }

    @Test
    void severalObjectivesAreMeansOverTheReplicates() {
        journal.begin(searching(40, Samples.LOSS, new Objective("code/knn-1", false)));
        journal.planned("tpe", trial(0));
        journal.planned("tpe", trial(1));
        complete(RUN, Map.of("code/knn-1", 0.5));
        complete(new RunId("tpe", 0, 1), Map.of("code/knn-1", 0.75));

        assertThat(study().objectives()).containsExactly(Samples.LOSS, new Objective("code/knn-1", false));
        assertThat(study().trials().get(0).objectives()).containsExactly(0.6, 0.625);
        assertThat(study().trials().get(1).objectives()).containsExactly(null, null);
        assertThat(study().front()).extracting(TrialView::trial).containsExactly(0);
        assertThat(record.studies().get(0).best()).isEqualTo(0.6);
        Map<String, Object> loss = new LinkedHashMap<>();
        loss.put("metric", "val/reconstruction");
        loss.put("direction", "minimize");
        Map<String, Object> knn = Map.of("metric", "code/knn-1", "direction", "maximize");
        try (Outbox outbox = new H2Outboxes().open(workspace)) {
            List<Item> items = new ArrayList<>(outbox.due("server", 1, Instant.now()));
            assertThat(items.get(0).payload()).containsEntry("objectives", List.of(loss, knn));
        }
    }
}
