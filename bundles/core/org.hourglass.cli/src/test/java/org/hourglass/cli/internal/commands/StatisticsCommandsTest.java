package org.hourglass.cli.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.base.Json;
import org.hourglass.engine.Engine;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.mlflow.Tracker;
import org.hourglass.study.Objective;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatisticsCommandsTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void makeConsole() {
        console = new Console(folder);
        console.record.withSparse();
        console.services.remove(Engine.class); // whoever only reads must not need what trains or sends
        console.services.remove(Tracker.class);
        add(
                "seeds",
                trial(0, "none", 4, 6, 8),
                trial(1, "l1", 1, 2, 3),
                trial(2, "kl-sparsity", 1.5, 1.5, 3.5),
                trial(3, "dropout", 9),
                FakeRecord.trial(4, null, FakeRecord.point(16, "none"), FakeRecord.failed()));
    }

    @Test
    void twoTrialsAreComparedByReplicate() {
        // differences 3, 4, 5: mean 4, sd 1, t = 4√3, p = 1 − t/√(2 + t²) = 0.0202; corrected: t = 4/√(1/3 + 0.2)
        assertThat(console.run("compare", "seeds", "0", "1")).isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        seeds: trial 0 against trial 1 by val/loss, 3 replicates in pairs

                                     mean     sd  95 % interval
                        trial 0     6.000  2.000  [1.032, 10.97]
                        trial 1     2.000  1.000  [-0.4841, 4.484]
                        difference  4.000  1.000  [1.516, 6.484]

                        test         statistic        p
                        paired-t         6.928  0.02020
                        corrected-t      5.477  0.03175  for shared data, test/train ratio 0.2000
                        wilcoxon             0   0.2500

                        effect sizes: Cohen's d_z 4.000, rank-biserial correlation 1.000
                        Over seeds, trial 0 is worse than trial 1 (paired-t: p 0.02020).
                        3 pairs cannot give wilcoxon a p below 0.2500; 6 can.
                        """);
        assertThat(console.err()).isEmpty();
    }

    @Test
    void whatTheTestsSayIsSaid() {
        console.run("compare", "seeds", "1", "2");
        assertThat(console.out()).contains("Other seeds may well turn the difference round (paired-t: p 0.");
        console.run("compare", "seeds", "1", "0", "--ratio", "1");
        assertThat(console.out())
                .contains(
                        """
                        Over seeds, trial 1 is better than trial 0 (paired-t: p 0.02020). With other data that is not
                        certain (corrected-t: p 0.07418).
                        """);
        console.run("compare", "seeds", "1", "0", "--metric", "code/mse");
        assertThat(console.out()).contains("Over seeds, trial 1 is lower than trial 0");
    }

    @Test
    void theDocumentOfAPairHasItsShape() {
        assertThat(console.run("compare", "seeds", "0", "1", "--json")).isZero();
        Map<String, Object> document = console.json();
        assertThat(document)
                .containsExactlyInAnyOrderEntriesOf(Json.parseObject(Json.write(document)))
                .containsEntry("study", "seeds")
                .containsEntry("metric", "val/loss")
                .containsEntry("a", 0L)
                .containsEntry("b", 1L)
                .containsEntry("difference", 4.0)
                .containsEntry("replicates", 3L)
                .containsEntry("ratio", 0.2)
                .containsEntry("effects", Map.of("cohen-dz", 4.0, "rank-biserial", 1.0));
        assertThat(new ArrayList<>(document.keySet()))
                .startsWith("study", "metric", "a", "b", "difference", "interval", "tests");
        assertThat(Json.write(document.get("tests")))
                .matches(
                        "\\[\\{\"name\":\"paired-t\",\"statistic\":6.928\\d*,\"p\":0.0202\\d*,\"adjusted\":0.0202\\d*\\},"
                                + "\\{\"name\":\"corrected-t\",\"statistic\":5.477\\d*,\"p\":0.0317\\d*,\"adjusted\":0.0317\\d*\\},"
                                + "\\{\"name\":\"wilcoxon\",\"statistic\":0.0,\"p\":0.25,\"adjusted\":0.25\\}\\]");
    }

    @Test
    void theBestTrialIsComparedWithAllOthers() {
        // Holm for two pairs: 0.0202 · 2; trial 2 is 0.1667 away
        assertThat(console.run("compare", "seeds")).isZero();
        assertThat(console.out())
                .startsWith(
                        """
                        seeds: the best trial, 1, against the others by val/loss; p values by Holm for 2 pairs

                        trial  difference  ± 95 %  paired-t  corrected-t  wilcoxon      d_z  point
                            0      -4.000   2.484   0.04041      0.06351    0.5000   -4.000  code 16, regularizers.0 none
                        """)
                .endsWith("Left out, without 2 finite replicates in common: 1 completed trial.\n");
        assertThat(console.run("compare", "seeds", "--json")).isZero();
        assertThat(console.json()).containsEntry("best", 1L).containsKeys("study", "metric", "comparisons");
        assertThat((List<?>) console.json().get("comparisons")).hasSize(2);
    }

    @Test
    void oneReplicateIsToldWhatToDo() {
        assertThat(console.run("compare", "sparse", "0", "1")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: compare: trials 0 and 1 must have at least 2 completed replicates with"
                        + " val/reconstruction in common, but got 1; one seed says nothing about the next one: give the"
                        + " study a new name and `replicates: 5`, and run that\n");
        assertThat(console.run("compare", "sparse")).isEqualTo(2);
        assertThat(console.err()).startsWith("hourglass: compare: trials 1 and 0 must have at least 2 completed");
    }

    @Test
    void whatCannotBeComparedIsTheUsers() {
        assertThat(console.run("compare", "seeds", "0", "9")).isEqualTo(2);
        assertThat(console.err()).isEqualTo("hourglass: trial: must be in [0, 4], but got 9\n");
        assertThat(console.run("compare", "seeds", "0")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        "hourglass: compare: needs two different trials, or none for the best one against all, but got"
                                + " 0\n");
        assertThat(console.run("compare", "seeds", "1", "1")).isEqualTo(2);
        assertThat(console.err()).endsWith("but got 1 and 1\n");
        assertThat(console.run("compare", "seeds", "0", "1", "--metric", "val/los"))
                .isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: metric: must be one that a run of seeds has, but got val/los; did you mean"
                        + " `val/loss`?\n");
        assertThat(console.run("compare", "seeds", "0", "1", "--ratio", "-1")).isEqualTo(2);
        assertThat(console.err()).isEqualTo("hourglass: `--ratio`: must be at least 0, but got -1.0\n");
        add("broken", trial(0, "none", 1, Double.NaN), trial(1, "l1", 1, 2));
        assertThat(console.run("compare", "broken", "0", "1")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: compare: val/loss must be finite in all replicates, but got NaN in trial 0,"
                        + " replicate 1\n");
        add("alone", trial(0, "none", 1, 2));
        assertThat(console.run("compare", "alone")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: compare: must have at least 2 completed trials, but got 1; see"
                        + " `hourglass show alone`\n");
    }

    @Test
    void aTrialOfSeveralReplicatesIsShownWithItsSpread() {
        console.run("best", "seeds");
        assertThat(console.out())
                .startsWith(
                        """
                        seeds/1  COMPLETED  val/loss 2.000
                          3 replicates: mean 2.000, sd 1.000, 95 % interval [-0.4841, 4.484]
                          architecture.code: 16
                        """)
                .endsWith(
                        """
                        metric     mean     sd  95 % interval
                        val/loss  2.000  1.000  [-0.4841, 4.484]
                        code/mse  2.000  1.000  [-0.4841, 4.484]
                        """);
        console.run("show", "seeds");
        assertThat(console.out())
                .contains("trial     state      val/loss     sd  ± 95 %   time  point\n")
                .contains("    1  *  COMPLETED     2.000  1.000   2.484  3.0 s  code 16, regularizers.0 l1\n")
                .contains("    3     COMPLETED     9.000      -       -  1.0 s");
        console.run("show", "seeds/1", "--json");
        assertThat(Json.write(console.json().get("summaries")))
                .matches(
                        "\\{\"val/loss\":\\{\"replicates\":3,\"mean\":2.0,\"sd\":1.0,\"interval\":\\[-0.484\\d*,4.484\\d*\\]\\},"
                                + "\"code/mse\":.*");
    }

    @Test
    void importanceIsABarForEachParameter() {
        addSearch();
        for (String method : List.of("fanova", "ranks")) {
            assertThat(console.run("importance", "search", "--method", method)).isZero();
            assertThat(console.out())
                    .startsWith("search: what decides val/loss, by %s over 40 completed trials\n\n".formatted(method))
                    .containsPattern("parameter +importance\ntraining.learning-rate +\\d+\\.\\d % +█{30}\n")
                    .containsPattern("architecture.code +\\d\\.\\d %");
            assertThat(console.out().lines()).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void theDocumentOfImportanceNamesItsMethod() {
        addSearch();
        console.run("importance", "search", "--json");
        assertThat(Json.write(console.json()))
                .startsWith("{\"study\":\"search\",\"metric\":\"val/loss\",\"method\":\"fanova\",\"trials\":40,"
                        + "\"parameters\":[{\"parameter\":\"training.learning-rate\",\"importance\":0.9")
                .contains(
                        "\"pairs\":[{\"first\":\"architecture.code\",\"second\":\"training.learning-rate\",\"explained\":");
    }

    @Test
    void whatImportanceNeedsIsSaid() {
        assertThat(console.run("importance", "sparse")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: importance: at least 4 completed trials are needed, but got 2; run more\n");
        assertThat(console.run("importance", "sparse", "--method", "fanoba")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: `--method`: must be one of fanova, ranks, but got fanoba; did you mean"
                        + " `fanova`?\n");
    }

    private void addSearch() {
        Record.TrialView[] trials = new Record.TrialView[40];
        for (int i = 0; i < trials.length; i++) {
            double rate = Math.pow(10, -4 + 3 * (i * 7 % 40) / 40.0);
            double value = Math.log10(rate) + 0.01 * (i % 4);
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("architecture.code", 16L << i % 4);
            point.put("training.learning-rate", rate);
            trials[i] = new Record.TrialView(i, RunState.COMPLETED, point, List.of(value), List.of(run(0, value)));
        }
        add("search", trials);
        console.record.canonical.put("search", "{\"training\":{\"learning-rate\":{\"log-uniform\":[0.0001,0.1]}}}");
    }

    private void add(String name, Record.TrialView... trials) {
        console.record.studies.put(
                name,
                new Record.StudyView(
                        name,
                        "",
                        StudyState.COMPLETED,
                        List.of(new Objective("val/loss", true)),
                        trials.length,
                        List.of(),
                        List.of(trials)));
    }

    private static Record.TrialView trial(int number, String regularizer, double... values) {
        Record.RunView[] runs = new Record.RunView[values.length];
        double sum = 0;
        for (int i = 0; i < runs.length; i++) {
            runs[i] = run(i, values[i]);
            sum += values[i];
        }
        return FakeRecord.trial(number, sum / values.length, FakeRecord.point(16, regularizer), runs);
    }

    private static Record.RunView run(int replicate, double value) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("val/loss", value);
        metrics.put("code/mse", value);
        return new Record.RunView(
                replicate, 7 + replicate, RunState.COMPLETED, "k", "0123456789abcdef", 2, 1, metrics, null);
    }
}
