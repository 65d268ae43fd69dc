package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Journal.StudyEntry;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Record.StudySummary;
import org.hourglass.engine.record.Record.StudyView;
import org.hourglass.engine.record.Record.TrialView;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.study.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordTest {

    @TempDir
    Path workspace;

    private final H2Records records = new H2Records();

    private void complete(Journal journal, String study, int trial, int replicate, double value) {
        RunId run = new RunId(study, trial, replicate);
        journal.started(run, replicate, Samples.key(replicate, trial), Samples.order(replicate, trial));
        journal.ended(run, Samples.completed(1, Map.of("val/reconstruction", value)));
    }

    private static Outcome ended(RunState state) {
        return new Outcome(state, Optional.empty(), 0, 0, Map.of(), List.of(), Optional.empty());
    }

    @Test
    void withoutARecordItIsEmptyAndNothingIsMade() {
        try (Record record = records.read(workspace)) {
            assertThat(record.studies()).isEmpty();
            assertThat(record.study("sparse")).isEmpty();
            assertThat(record.run(new RunId("sparse", 0, 0))).isEmpty();
            assertThat(record.canonical("sparse")).isEmpty();
            assertThat(Files.exists(workspace.resolve(".hourglass"))).isFalse();
            try (Journal journal = records.write(workspace)) {
                journal.begin(Samples.study("sparse", 1, 1));
                assertThat(record.studies()).hasSize(1);
            }
            assertThat(record.studies()).hasSize(1);
        }
    }

    @Test
    void theObjectiveIsTheMeanOverTheReplicatesOnceAllHaveCompleted() {
        try (Journal journal = records.write(workspace);
                Record record = records.read(workspace)) {
            journal.begin(Samples.study("sparse", 3, 2));
            complete(journal, "sparse", 0, 0, 0.5);
            complete(journal, "sparse", 0, 1, 0.25);
            complete(journal, "sparse", 1, 0, 0.125);
            complete(journal, "sparse", 2, 0, 0.5);
            complete(journal, "sparse", 2, 1, 0.125);

            StudyView study = record.study("sparse").orElseThrow();
            assertThat(study.trials()).extracting(TrialView::objective).containsExactly(0.375, null, 0.3125);
            assertThat(study.trials().get(0).point())
                    .isEqualTo(Map.of("architecture.code", 8L, "regularizers[0].kl-sparsity.rho", 0.05));
            assertThat(study.best()).map(TrialView::trial).contains(2);
            assertThat(study.plugins()).isEqualTo(Samples.study("sparse", 3, 2).plugins());
            assertThat(study.question()).isEqualTo("What helps?");
            assertThat(record.studies()).containsExactly(new StudySummary("sparse", StudyState.NEW, 3, 2, 0, 0.3125));
        }
    }

    @Test
    void moreIsBetterWhereTheStudySaysSo() {
        StudyEntry study = Samples.study("sparse", 3, 1);
        StudyEntry maximizing = new StudyEntry(
                "sparse",
                "",
                "",
                "{}",
                List.of(new Objective("val/reconstruction", false)),
                1,
                3,
                study.plugins(),
                study.trials());
        try (Journal journal = records.write(workspace);
                Record record = records.read(workspace)) {
            journal.begin(maximizing);
            complete(journal, "sparse", 0, 0, 0.5);
            complete(journal, "sparse", 1, 0, Double.NaN);
            complete(journal, "sparse", 2, 0, 0.75);

            assertThat(record.studies().get(0).best()).isEqualTo(0.75);
            assertThat(record.study("sparse").flatMap(StudyView::best))
                    .map(TrialView::trial)
                    .contains(2);
        }
    }

    @Test
    void aTrialStandsWhereItsRunsStand() {
        try (Journal journal = records.write(workspace);
                Record record = records.read(workspace)) {
            journal.begin(Samples.study("sparse", 7, 3));
            journal.studyState("sparse", StudyState.RUNNING, "");
            List<List<RunState>> ends = List.of(
                    List.of(RunState.COMPLETED, RunState.COMPLETED, RunState.COMPLETED),
                    List.of(RunState.PRUNED, RunState.PARKED, RunState.FAILED),
                    List.of(RunState.PRUNED, RunState.PARKED, RunState.COMPLETED),
                    List.of(RunState.COMPLETED, RunState.PRUNED),
                    List.of(),
                    List.of(RunState.COMPLETED));
            for (int trial = 0; trial < ends.size(); trial++) {
                for (int replicate = 0; replicate < ends.get(trial).size(); replicate++) {
                    journal.ended(
                            new RunId("sparse", trial, replicate),
                            ended(ends.get(trial).get(replicate)));
                }
            }
            journal.started(new RunId("sparse", 6, 1), 1, Samples.key(1, 1), Samples.order(1, 1));

            assertThat(states(record))
                    .containsExactly(
                            RunState.COMPLETED,
                            RunState.FAILED,
                            RunState.PARKED,
                            RunState.PRUNED,
                            RunState.PLANNED,
                            RunState.RUNNING,
                            RunState.RUNNING);
            assertThat(record.studies().get(0).failed()).isEqualTo(1);
            assertThat(record.studies().get(0).completed()).isEqualTo(1);
        }
        try (Record record = records.read(workspace)) {
            assertThat(record.studies().get(0).state()).isEqualTo(StudyState.STOPPED);
            assertThat(states(record)).endsWith(RunState.INTERRUPTED, RunState.INTERRUPTED);
        }
    }

    @Test
    void studiesAreListedInTheOrderTheyWereBegun() {
        try (Journal journal = records.write(workspace);
                Record record = records.read(workspace)) {
            journal.begin(Samples.study("zeta", 1, 1));
            journal.begin(Samples.study("alpha", 1, 1));

            assertThat(record.studies()).extracting(StudySummary::study).containsExactly("zeta", "alpha");
        }
    }

    private static List<RunState> states(Record record) {
        return record.study("sparse").orElseThrow().trials().stream()
                .map(TrialView::state)
                .toList();
    }
}
