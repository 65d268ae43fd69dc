package org.hourglass.cli.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.base.Json;
import org.hourglass.catalog.Diagnosis;
import org.hourglass.engine.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quickstart, new, doctor and shell. */
final class TourTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void makeConsole() {
        console = new Console(folder);
    }

    @Test
    void theQuickstartTrainsComparesAndSaysWhereToLook() {
        console.tracker.canStart = true;
        assertThat(console.run("quickstart", "-j", "1")).isZero();
        assertThat(console.engine.calls).singleElement().satisfies(options -> assertThat(options.parallel())
                .isEqualTo(1));
        assertThat(console.out())
                .contains("the best trial, 2, next to baselines of the same code size:", "linear-probe")
                .contains("MLflow    http://127.0.0.1:5001/#/experiments/1/runs")
                .contains("pictures  " + folder.resolve("workspace/.hourglass/artifacts/first-steps/2/0/images"))
                .contains("record    " + folder.resolve("workspace/.hourglass/record.mv.db"));
    }

    @Test
    void theQuickstartEndsWellWithoutMlflow() {
        assertThat(console.run("quickstart")).isZero();
        assertThat(console.err())
                .contains("python3: must be there to install MLflow, but is not; install Python 3.10 or newer")
                .contains("what it would show stays queued");
        assertThat(console.out()).contains("Where to look:").doesNotContain("MLflow  ");
    }

    @Test
    void theQuickstartTrainsNothingTwice() throws Exception {
        console.run("quickstart", "--no-mlflow");
        Files.delete(folder.resolve("workspace/studies/first-steps.yaml"));
        assertThat(console.run("quickstart", "--no-mlflow")).isZero();
        assertThat(console.engine.calls).hasSize(1);
        assertThat(console.err()).contains("first-steps: all of it is done, nothing to run");
    }

    @Test
    void aNewStudyStartsFromATemplate() {
        Path file = folder.resolve("workspace/studies/mine.yaml");
        assertThat(console.run("new", "mine", "--from", "sparse")).isZero();
        assertThat(console.out()).isEqualTo(file + "\n");
        assertThat(file).content().contains("\nstudy: mine\n").contains("kl-sparsity");
        assertThat(console.run("new", "mine")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: name: must be new, but got mine, and %s is there\n".formatted(file));
        assertThat(console.run("new", "My Study")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: name: must be small letters, digits and hyphens, but got My Study\n");
        assertThat(console.run("new", "other", "--from", "spares")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        "hourglass: --from: must be one of denoising, first-steps, sparse, but got spares; did you mean `sparse`?\n");
    }

    @Test
    void theDoctorFindsWhatIsMissing() {
        console.services.remove(Engine.class);
        console.services.put(Diagnosis.class, (Diagnosis) () -> java.util.List.of(new Diagnosis.Finding(
                "my.plugin 1.0.0", "needs package org.hourglass.spi [2.0.0,3.0.0)", "use one for this version")));
        assertThat(console.run("doctor", "--json")).isEqualTo(1);
        assertThat(Json.write(console.json()))
                .startsWith(
                        """
                        {"healthy":false,"findings":[{"severity":"error","what":"my.plugin 1.0.0",\
                        "why":"needs package org.hourglass.spi [2.0.0,3.0.0)","remedy":"use one for this version"},\
                        {"severity":"error","what":"engine","why":"nothing can be trained:""");
    }

    @Test
    void theDoctorIsContentWithAWholeInstallation() {
        console.services.put(Diagnosis.class, (Diagnosis) java.util.List::of);
        assertThat(console.run("doctor")).isZero();
        assertThat(console.out())
                .startsWith("hourglass 1.2.3 in ")
                .contains("workspace " + folder.resolve("workspace"));
    }

    @Test
    void theShellDoesOneCommandPerLine() {
        InputStream before = System.in;
        console.record.withSparse();
        try {
            System.setIn(new ByteArrayInputStream(
                    "# a comment\n\nstudies\nhourglass show 'sparse/1'\nshow sparze\nexit\nstudies\n"
                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(console.run("shell")).isEqualTo(2);
        } finally {
            System.setIn(before);
        }
        assertThat(console.out()).containsOnlyOnce("study   state").contains("sparse/1  COMPLETED");
        assertThat(console.err()).contains("did you mean `sparse`?");
    }

    @Test
    void mlflowCommandsSayWhatTheyDid() {
        console.tracker.canStart = true;
        assertThat(console.run("mlflow", "up")).isZero();
        assertThat(console.out())
                .isEqualTo("MLflow 3.17.0: http://127.0.0.1:5001/#/experiments?workflowType=machine_learning\n");
        console.tracker.queued = 3;
        assertThat(console.run("mlflow", "sync")).isZero();
        assertThat(console.out()).isEqualTo("3 items sent, 0 refused\n");
        assertThat(console.run("mlflow", "down")).isZero();
        assertThat(console.err()).isEqualTo("MLflow is stopped\n");
        assertThat(console.run("mlflow", "status")).isZero();
        assertThat(console.out())
                .startsWith(
                        "server   none yet\nstate    no server runs; start it with `hourglass mlflow up`\nqueued   0, the oldest")
                .contains("sparse/0/0  METRICS  400 INVALID_PARAMETER_VALUE");
        assertThat(console.run("mlflow")).isEqualTo(2);
    }
}
