package org.hourglass.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.base.Sha256;
import org.hourglass.benchmarks.Orchestration.Cost;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Journal.PlannedTrial;
import org.hourglass.engine.record.Journal.StudyEntry;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.store.internal.H2Records;
import org.hourglass.study.Objective;

/** A study whose runs are recorded at their start and at their end, and do nothing between. */
final class TrialsOfNoWork {

    private static final String STUDY = "no-work";
    private static final Map<String, Object> MNIST =
            Map.of("kind", "dataset", "name", "mnist", "version", "1.0.0", "sha256", Sha256.of("x"), "bundle", "b");

    private final Path workspace;
    private final int trials;

    TrialsOfNoWork(Path workspace, int trials) {
        this.workspace = workspace;
        this.trials = trials;
    }

    /** Records all trials, planned when the study begins or one by one, and reads them. */
    Cost record(boolean oneByOne) {
        try (Journal journal = new H2Records().write(workspace)) {
            long begun = System.nanoTime();
            journal.begin(study(oneByOne ? List.of() : points()));
            for (int trial = 0; trial < trials; trial++) {
                if (oneByOne) {
                    journal.planned(STUDY, new PlannedTrial(trial, trial, point(trial)));
                }
                run(journal, trial);
            }
            double each = millisSince(begun) / trials;
            return read(each);
        }
    }

    private Cost read(double each) {
        System.gc();
        double heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
        try (Record record = new H2Records().read(workspace)) {
            long begun = System.nanoTime();
            int completed = record.studies().get(0).completed();
            double studies = millisSince(begun);
            long asked = System.nanoTime();
            int shown = record.study(STUDY).orElseThrow().trials().size();
            double show = millisSince(asked);
            if (completed != trials || shown != trials) {
                throw new IllegalStateException("recorded %d, shown %d".formatted(completed, shown));
            }
            return new Cost(each, studies, show, heap);
        }
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private StudyEntry study(List<Map<String, Object>> points) {
        Objective objective = new Objective("val/metric-0", true);
        return new StudyEntry(STUDY, "", "", "{}", List.of(objective), 1, trials, List.of(MNIST), points);
    }

    private List<Map<String, Object>> points() {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            points.add(point(trial));
        }
        return points;
    }

    private static Map<String, Object> point(int trial) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("architecture.code", (long) (8 + trial % 57));
        point.put("rho", 0.01 + trial / 1e6);
        point.put("training.learning-rate", 1e-4 + trial / 1e8);
        return point;
    }

    private static void run(Journal journal, int trial) {
        Map<String, Object> order = new LinkedHashMap<>(point(trial));
        order.put("dataset", MNIST);
        order.put("trial", trial);
        String text = Json.canonical(order);
        RunId run = new RunId(STUDY, trial, 0);
        journal.started(run, 7, Sha256.of(text), text);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            metrics.put("val/metric-" + i, i / 3.0 + trial);
        }
        journal.ended(
                run, new Outcome(RunState.COMPLETED, Optional.empty(), 0, 0, metrics, List.of(), Optional.empty()));
    }
}
