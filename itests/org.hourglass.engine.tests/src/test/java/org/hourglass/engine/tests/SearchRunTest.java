package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hourglass.engine.Engine;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over small synthetic data, with real TensorFlow and a real H2 file: what is tried, pruned, stopped and parked. */
final class SearchRunTest {

    /** With the largest learning rates the loss is no number. */
    private static final String SEARCH =
            """
            study: search
            dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 384, validation: 128}
            noise: {choice: [none, {plugin: gaussian, sd: {uniform: [0.1, 0.5]}, clip: false}]}
            architecture: {plugin: linear, code: {int: [2, 8]}}
            loss: mse-sum
            training: {optimizer: sgd, learning-rate: {log-uniform: [1e-4, 1e4]}, batch: 64, epochs: 4, checkpoint-seconds: 0}
            search: {sampler: random, trials: 14, window: 4, seed: 3}
            prune: {plugin: successive-halving, factor: 2}
            evaluate: [reconstruction]
            baselines: []
            """;

    private static final String SMALL =
            """
            study: small
            dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 384, validation: 128}
            architecture: {plugin: mlp, hidden: [6], code: 3, code-activation: {choice: [relu, sigmoid]}}
            loss: mse-mean
            training: {batch: 64, epochs: 1, learning-rate: {grid: {from: 0.001, to: 0.006, step: 0.001}}}
            evaluate: [reconstruction]
            baselines: []
            """;

    @TempDir
    Path folder;

    private static Set<RunState> states(Record.StudyView view) {
        return view.trials().stream().map(Record.TrialView::state).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "sobol", "{plugin: tpe, startup: 5}"})
    void theTableDoesNotDependOnHowManyRunSideBySide(String sampler) {
        String study = SEARCH.replace("sampler: random", "sampler: " + sampler);
        Laboratory one = new Laboratory(folder.resolve("1"));
        one.run(study, 1);
        assertThat(states(one.view("search"))).contains(RunState.COMPLETED, RunState.PRUNED, RunState.FAILED);
        for (int parallel : List.of(2, 4)) {
            Laboratory other = new Laboratory(folder.resolve("" + parallel));
            other.run(study, parallel);
            assertThat(other.table("search")).isEqualTo(one.table("search"));
        }
    }

    @Test
    void aSearchThatIsStoppedAgainAndAgainEndsLikeAnUndisturbedOne() {
        String study = SEARCH.replace("trials: 14", "trials: 8");
        Laboratory undisturbed = new Laboratory(folder.resolve("undisturbed"));
        undisturbed.run(study, 2);
        Laboratory stopped = new Laboratory(folder.resolve("stopped"));
        assertThat(stopped.runStoppedAgainAndAgain(study, 25, 60)).isGreaterThan(3);
        assertThat(stopped.table("search")).isEqualTo(undisturbed.table("search"));
    }

    @Test
    void aPrunedRunSaysWhyAndItsOtherReplicatesAreNotRun() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SEARCH + "replicates: 2\n", 2);
        List<Record.TrialView> pruned = laboratory.view("search").trials().stream()
                .filter(trial -> trial.state() == RunState.PRUNED)
                .toList();
        assertThat(pruned).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.objective()).isNull();
            Record.RunView first = trial.runs().stream()
                    .filter(run -> run.state() == RunState.PRUNED)
                    .findFirst()
                    .orElseThrow();
            assertThat(Objects.requireNonNull(first.error()).message())
                    .matches("successive-halving: \\S+ after epoch [12] is not among the best \\d+ of \\d+ runs");
            assertThat(first.epochs()).isBetween(1, 2);
        });
        assertThat(pruned.stream().map(trial -> trial.runs().get(1)).filter(run -> Objects.requireNonNull(run.error())
                        .message()
                        .equals("replicate 0 was pruned")))
                .isNotEmpty()
                .allMatch(run -> run.epochs() == 0);
    }

    @Test
    void aStudyStopsAfterAsManyFailedTrialsAsItAllowsWhateverRunsSideBySide() {
        String study = SEARCH.replace("log-uniform: [1e-4, 1e4]", "uniform: [1e3, 1e4]") + "failures: 2\n";
        for (int parallel : List.of(1, 4)) {
            Laboratory laboratory = new Laboratory(folder.resolve("" + parallel));
            Engine.Result result = laboratory.run(study, parallel);
            // trial 5 looks at trials 0 and 1, and both have failed
            assertThat(result).isEqualTo(new Engine.Result(0, 5, 0, 9, true));
            assertThat(laboratory.view("search").state()).isEqualTo(StudyState.STOPPED);
        }
    }

    @Test
    void aBudgetEndsAStudyAndIsStated() {
        Laboratory laboratory = new Laboratory(folder);
        assertThat(laboratory.run(SMALL + "budget: {attempts: 3}\n", 2))
                .isEqualTo(new Engine.Result(3, 0, 0, 9, false));
        assertThat(laboratory.view("small").state()).isEqualTo(StudyState.COMPLETED);
        Laboratory other = new Laboratory(folder.resolve("other"));
        assertThat(other.run(SMALL + "budget: {completed: 2}\nsearch: {window: 2}\n", 2))
                .isEqualTo(new Engine.Result(3, 0, 0, 9, false));
        Laboratory slow = new Laboratory(folder.resolve("slow"));
        assertThat(slow.run(SMALL + "budget: {hours: 0}\n", 2).stopped()).isTrue();
    }

    @Test
    void aPluginThatFailsAgainAndAgainIsQuarantinedInTrialOrder() {
        String study = SMALL
                + "regularizers: [{choice: [kl-sparsity, l1]}]\n"
                + "exclude: ['architecture.code-activation == \"sigmoid\"']\nsearch: {window: 2}\n"
                + "failures: {quarantine-after: 3}\n";
        for (int parallel : List.of(1, 3)) {
            Laboratory laboratory = new Laboratory(folder.resolve("" + parallel));
            laboratory.run(study, parallel);
            List<Record.TrialView> trials = laboratory.view("small").trials();
            assertThat(trials.stream().map(Record.TrialView::state))
                    .containsExactlyElementsOf(expectedOfQuarantine(trials));
            assertThat(states(laboratory.view("small")))
                    .containsExactlyInAnyOrder(RunState.COMPLETED, RunState.FAILED, RunState.PARKED);
            Record.RunView parked = trials.stream()
                    .filter(trial -> trial.state() == RunState.PARKED)
                    .findFirst()
                    .orElseThrow()
                    .runs()
                    .get(0);
            assertThat(Objects.requireNonNull(parked.error()).message())
                    .startsWith("kl-sparsity@")
                    .contains("failed in 3 trials one after the other (kl-sparsity (kl-sparsity@")
                    .endsWith("`hourglass rerun STUDY --failed --parked`");
            assertThat(parked.metrics()).isEmpty();
        }
    }

    /** Of the trials with the penalty that fails, the first three fail, and those that look at them are parked. */
    private static List<RunState> expectedOfQuarantine(List<Record.TrialView> trials) {
        List<Record.TrialView> failing = trials.stream()
                .filter(trial -> trial.point().containsValue("kl-sparsity"))
                .toList();
        int third = failing.get(2).trial();
        return trials.stream()
                .map(trial -> !failing.contains(trial)
                        ? RunState.COMPLETED
                        : trial.trial() < third + 2 ? RunState.FAILED : RunState.PARKED)
                .toList();
    }

    @Test
    void runsThatAreDoneAgainBeginAtTheirFirstEpochAndEndAsBefore() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SEARCH, 2);
        Map<String, Object> before = laboratory.table("search");
        List<RunId> failed = laboratory.view("search").trials().stream()
                .filter(trial -> trial.state() == RunState.FAILED)
                .map(trial -> new RunId("search", trial.trial(), 0))
                .toList();
        laboratory.reopen("search", failed);
        assertThat(failed).isNotEmpty().allSatisfy(run -> {
            assertThat(laboratory.run(run).run().state()).isEqualTo(RunState.PLANNED);
            assertThat(laboratory.run(run).run().epochs()).isZero();
            assertThat(laboratory.run(run).history()).isEmpty();
        });
        laboratory.run(SEARCH, 2);
        assertThat(laboratory.table("search")).isEqualTo(before);
    }

    @Test
    void severalObjectivesHaveAFrontAndNoBest() {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(SMALL + "objective: [{minimize: val/reconstruction}, {maximize: train/loss}]\n", 2);
        Record.StudyView view = laboratory.view("small");
        assertThat(view.front()).hasSizeBetween(1, 12);
        Map<Boolean, Long> with = view.trials().stream()
                .collect(Collectors.partitioningBy(trial -> trial.objectives().size() == 2, Collectors.counting()));
        assertThat(with).containsEntry(true, 12L);
    }
}
