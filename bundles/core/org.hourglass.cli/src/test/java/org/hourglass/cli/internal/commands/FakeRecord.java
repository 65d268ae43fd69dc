package org.hourglass.cli.internal.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Records;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.study.Objective;

/** A record in memory. */
final class FakeRecord implements Records, Record {

    final Map<String, StudyView> studies = new LinkedHashMap<>();
    final Map<String, String> canonical = new HashMap<>();
    final List<Path> opened = new ArrayList<>();

    /** Adds a study of two completed trials and a failed one, as the record of a real one would be. */
    FakeRecord withSparse() {
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("kind", "regularizer");
        plugin.put("name", "l1");
        plugin.put("version", "1.0.0");
        plugin.put("sha256", "aa");
        plugin.put("bundle", "org.hourglass.regularizers");
        studies.put(
                "sparse",
                new StudyView(
                        "sparse",
                        "Does sparsity help?",
                        StudyState.COMPLETED,
                        List.of(new Objective("val/reconstruction", true)),
                        3,
                        List.of(plugin),
                        List.of(
                                trial(0, 0.25, point(16L, "none"), completed(0.25)),
                                trial(1, 0.125, point(32L, "l1"), completed(0.125)),
                                trial(2, null, point(64L, "l1"), failed()))));
        canonical.put("sparse", "{\"study\":\"sparse\"}");
        return this;
    }

    static TrialView trial(int number, Double objective, Map<String, Object> point, RunView... runs) {
        return new TrialView(number, runs[0].state(), point, Collections.singletonList(objective), List.of(runs));
    }

    static Map<String, Object> point(long code, String regularizer) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("architecture.code", code);
        point.put("regularizers.0", regularizer);
        return point;
    }

    static RunView completed(double objective) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train/loss", objective * 2);
        metrics.put("val/reconstruction", objective);
        metrics.put("code/linear-probe", 0.91);
        metrics.put("code/mse", 0.011);
        metrics.put("code/pca-ratio", 0.55);
        metrics.put("baseline/pca/pca-ratio", 1.0);
        metrics.put("baseline/pca/linear-probe", 0.88);
        metrics.put("baseline/pca/mse", 0.02);
        return new RunView(0, 7, RunState.COMPLETED, "k" + objective, "0123456789abcdef", 2, 12.3, metrics, null);
    }

    static RunView failed() {
        return new RunView(
                0,
                7,
                RunState.FAILED,
                "key",
                null,
                1,
                3,
                Map.of(),
                new RunError("NOT_FINITE", "the loss is NaN in epoch 2", "trace"));
    }

    @Override
    public Journal write(Path workspace) {
        throw new UnsupportedOperationException("commands never write");
    }

    @Override
    public Record read(Path workspace) {
        opened.add(workspace);
        return this;
    }

    @Override
    public List<StudySummary> studies() {
        return studies.values().stream()
                .map(study -> new StudySummary(
                        study.study(),
                        study.state(),
                        study.trials().size(),
                        count(study, RunState.COMPLETED),
                        count(study, RunState.FAILED),
                        study.best().map(TrialView::objective).orElse(null)))
                .toList();
    }

    private static int count(StudyView study, RunState state) {
        return (int)
                study.trials().stream().filter(trial -> trial.state() == state).count();
    }

    @Override
    public Optional<StudyView> study(String name) {
        return Optional.ofNullable(studies.get(name));
    }

    @Override
    public Optional<RunDetail> run(RunId run) {
        return study(run.study())
                .map(study -> study.trials().get(run.trial()))
                .filter(trial -> run.replicate() < trial.runs().size())
                .map(trial -> new RunDetail(
                        run,
                        trial.runs().get(run.replicate()),
                        Map.of("train/loss", List.of(new Point(1, 0.5), new Point(2, 0.25))),
                        List.of(new Artifact(
                                "images/reconstruction.png", "image/png", "bb", 2345, "originals and reconstructions")),
                        Map.of("seed", 7L)));
    }

    @Override
    public Optional<String> canonical(String study) {
        return Optional.ofNullable(canonical.get(study));
    }

    @Override
    public void close() {}
}
