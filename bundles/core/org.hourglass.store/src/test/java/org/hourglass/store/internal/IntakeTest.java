package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast the record is; the figures are printed, the floors are low enough for a busy machine. */
final class IntakeTest {

    private static final int SCALE = Integer.getInteger("hourglass.intake", 1);

    @TempDir
    Path workspace;

    @Test
    void pointsAndEventsAreTakenInQuickly() {
        try (Journal journal = new H2Records().write(workspace)) {
            journal.begin(Samples.study("fast", 2, 1));
            double events = perSecond(journal, 0, 1, 200 * SCALE);
            double points = perSecond(journal, 1, 2000, 20 * SCALE);
            System.out.printf("journal: %.0f events a second, %.0f metric points a second%n", events, points);
            assertThat(events).isGreaterThan(5);
            assertThat(points).isGreaterThan(1_000);
        }
    }

    private static double perSecond(Journal journal, int trial, int names, int epochs) {
        RunId run = new RunId("fast", trial, 0);
        journal.started(run, trial, Samples.key(trial, trial), Samples.order(trial, trial));
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int name = 0; name < names; name++) {
            metrics.put("val/metric-" + name, name / 3.0);
        }
        long start = System.nanoTime();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            journal.epoch(run, epoch, metrics, epoch, Optional.empty());
        }
        return epochs * (double) names / ((System.nanoTime() - start) / 1e9);
    }

    @Test
    void aThousandTrialsAreReadInAHandfulOfQueries() {
        try (Journal journal = new H2Records().write(workspace);
                Record record = new H2Records().read(workspace)) {
            journal.begin(Samples.study("wide", 1000, 3));
            for (int trial = 0; trial < 20 * SCALE; trial++) {
                RunId run = new RunId("wide", trial, 0);
                journal.started(run, 1, Samples.key(1, trial), Samples.order(1, trial));
                journal.ended(run, Samples.completed(1, Samples.metrics(1, trial)));
            }
            long start = System.nanoTime();
            assertThat(record.study("wide").orElseThrow().trials())
                    .hasSize(1000)
                    .allSatisfy(trial -> assertThat(trial.runs()).hasSize(3));
            assertThat(record.studies().get(0).trials()).isEqualTo(1000);
            double millis = (System.nanoTime() - start) / 1e6;
            System.out.printf("record: 1000 trials of 3 runs read in %.0f ms%n", millis);
            assertThat(millis).isLessThan(10_000);
        }
    }
}
