package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hourglass.engine.Engine;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own, with real TensorFlow and a real H2 file. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class IsolationTest {

    /** One of its learning rates makes the loss no number, and the pruner stops a run. */
    private static final String STUDY =
            """
            study: isolated
            dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 384, validation: 128}
            noise: {plugin: gaussian, sd: 0.1, clip: false}
            architecture: {plugin: linear, code: 3}
            regularizers: [{plugin: l1, weight: 1e-3}]
            loss: mse-sum
            training:
              optimizer: {plugin: momentum, nesterov: true}
              schedule: {plugin: cosine, final-fraction: 0.1}
              learning-rate: {choice: [1e-3, 1e-4, 1e-5, 1e4]}
              clip-norm: 1e9
              batch: 64
              epochs: 4
              checkpoint-seconds: 0
            search: {window: 1}
            prune: {plugin: successive-halving, factor: 2}
            evaluate: [reconstruction]
            baselines: [pca]
            """;

    private static final String LONG =
            STUDY.replace("epochs: 4", "epochs: 200000").replace("[1e-3, 1e-4, 1e-5, 1e4]", "[1e-3]");

    @TempDir
    Path folder;

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    @Test
    void theNumbersAreThoseOfThreads() {
        Laboratory threads = new Laboratory(folder.resolve("threads"));
        Laboratory processes = new Laboratory(folder.resolve("processes"));
        threads.run(STUDY, 1);
        processes.run(STUDY + "isolation: process\n", 1);
        assertThat(processes.table("isolated")).isEqualTo(threads.table("isolated"));
        assertThat(processes.view("isolated").trials().stream().map(Record.TrialView::state))
                .contains(RunState.COMPLETED, RunState.PRUNED, RunState.FAILED);
        assertThat(workers()).isEmpty();
    }

    @Test
    void aStudyThatIsStoppedAgainAndAgainEndsLikeAnUndisturbedOne() {
        Laboratory undisturbed = new Laboratory(folder.resolve("undisturbed"));
        Laboratory stopped = new Laboratory(folder.resolve("stopped"));
        undisturbed.run(STUDY, 1);
        for (int stop = 1; stop <= 2; stop++) {
            AtomicInteger epochs = new AtomicInteger();
            assertThat(stopped.run(STUDY + "isolation: process\n", 1, () -> epochs.get() >= 1, new Progress() {
                                @Override
                                public void epoch(RunId run, int done, int all, java.util.Map<String, Double> metrics) {
                                    epochs.incrementAndGet();
                                }
                            })
                            .stopped())
                    .isTrue();
        }
        stopped.run(STUDY + "isolation: process\n", 1);
        assertThat(stopped.table("isolated")).isEqualTo(undisturbed.table("isolated"));
    }

    @Test
    void aProcessThatIsKilledCostsItsRunAlone() {
        Laboratory laboratory = new Laboratory(folder);
        AtomicBoolean killed = new AtomicBoolean();
        Engine.Result result = laboratory.run(
                LONG.replace("[1e-3]", "[1e-3, 1e-4]") + "isolation: {process: {heap: 512m, minutes: 0.2}}\n",
                1,
                () -> false,
                new Progress() {
                    @Override
                    public void epoch(RunId run, int done, int all, java.util.Map<String, Double> metrics) {
                        if (run.trial() == 0 && killed.compareAndSet(false, true)) {
                            workers().forEach(ProcessHandle::destroyForcibly);
                        }
                    }
                });
        assertThat(result).isEqualTo(new Engine.Result(0, 2, 0, 0, false));
        List<String> errors = laboratory.view("isolated").trials().stream()
                .map(trial ->
                        Objects.requireNonNull(trial.runs().get(0).error()).message())
                .toList();
        assertThat(errors.get(0))
                .isEqualTo("isolation: the run's process ended with exit code 137 (signal 9);"
                        + " the last lines of its log are in the trace");
        assertThat(errors.get(1)).isEqualTo("isolation: the run was ended, because it took more than 0.2 minutes");
        assertThat(workers()).isEmpty();
    }
}
