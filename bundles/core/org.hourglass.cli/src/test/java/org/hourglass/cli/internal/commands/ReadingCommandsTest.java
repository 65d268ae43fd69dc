package org.hourglass.cli.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hourglass.engine.Engine;
import org.hourglass.mlflow.Tracker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadingCommandsTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void makeConsole() {
        console = new Console(folder);
        console.record.withSparse();
        console.services.remove(Engine.class); // whoever only reads must not need what trains or sends
        console.services.remove(Tracker.class);
    }

    @Test
    void versionIsOneLine() {
        assertThat(console.run("--version")).isZero();
        assertThat(console.out()).isEqualTo("hourglass 1.2.3\n");
    }

    @Test
    void withoutACommandItHelps() {
        assertThat(console.run()).isZero();
        assertThat(console.out()).startsWith("Usage: hourglass").contains("check", "quickstart", "Exit codes");
    }

    @Test
    void studiesAreATable() {
        assertThat(console.run("studies")).isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        study   state      trials  completed  failed    best
                        sparse  COMPLETED       3          2       1  0.1250
                        """);
        assertThat(console.err()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutStudiesItSaysHowToBegin() {
        console.record.studies.clear();
        assertThat(console.run("studies")).isZero();
        assertThat(console.out())
                .isEqualTo("no study was run in %s yet; begin with `hourglass quickstart`\n"
                        .formatted(folder.resolve("workspace")));
    }

    @Test
    void aStudyIsShownWithItsTrialsTheBaselinesAndTheErrors() {
        assertThat(console.run("show", "sparse")).isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        sparse  COMPLETED  3 trials, 3 runs; minimize val/reconstruction
                        Does sparsity help?

                        trial     state      val/reconstruction  code/linear-probe   time  point
                            0     COMPLETED              0.2500             0.9100   12 s  code 16, regularizers.0 none
                            1  *  COMPLETED              0.1250             0.9100   12 s  code 32, regularizers.0 l1
                            2     FAILED                      -                  -  3.0 s  code 64, regularizers.0 l1

                        the best trial, 1, next to baselines of the same code size:
                        measured on the test set     code      pca
                        linear-probe               0.9100   0.8800
                        mse                       0.01100  0.02000

                        1 run with an error (2/0): NOT_FINITE: the loss is NaN in epoch 2
                        """);
    }

    @Test
    void aTrialIsShownWithItsPointAndItsRuns() {
        assertThat(console.run("show", "sparse/1")).isZero();
        assertThat(console.out())
                .startsWith(
                        """
                        sparse/1  COMPLETED  val/reconstruction 0.1250
                          architecture.code: 32
                          regularizers.0: l1

                        replicate  state      val/reconstruction  epochs  time  seed  weights        error
                                0  COMPLETED              0.1250       2  12 s     7  0123456789ab…
                        """);
    }

    @Test
    void aRunIsShownWithItsCurvesAndItsFiles() {
        assertThat(console.run("show", "sparse/1/0")).isZero();
        assertThat(console.out())
                .contains(
                        "sparse/1/0  COMPLETED  2 epochs, 12 s\n",
                        "train/loss                 0.5000   0.2500  █▁\n",
                        "in %s:\n".formatted(folder.resolve("workspace/.hourglass/artifacts/sparse/1/0")),
                        "images/reconstruction.png  2.3 kB  originals and reconstructions\n");
    }

    @Test
    void theBestTrialIsShown() {
        assertThat(console.run("best", "sparse")).isZero();
        assertThat(console.out()).startsWith("sparse/1  COMPLETED  val/reconstruction 0.1250\n");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (String what : new String[] {"sparse", "sparse/1", "sparse/1/0"}) {
            console.run("show", what);
            assertThat(console.out().lines().filter(line -> !line.startsWith("in ")))
                    .allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void pluginsAreATableWithWhatWasNotAccepted() {
        assertThat(console.run("plugins")).isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        kind          name  version  what it does
                        regularizer   l1    1.0.0    Keeps codes small
                        architecture  mlp   1.0.0    Layers

                        not accepted: bad.jar: needs package org.hourglass.spi [2.0.0,3.0.0), but 1.0.0 is installed
                        """);
    }

    @Test
    void aPluginIsShownWithItsParameters() {
        assertThat(console.run("plugins", "show", "mlp")).isZero();
        assertThat(console.out())
                .endsWith(
                        """
                        parameter   default  legal values                     meaning
                        hidden      [128]    0 to 8 of: whole, [1, 8192] log  units of the hidden layers
                        activation  relu     relu, tanh                       of the hidden layers
                        tied        false    true, false                      decoder shares the encoder's weights
                        """);
    }

    @Test
    void aPluginIsShownWithFormulaAndSource() {
        assertThat(console.run("plugins", "show", "small")).isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        l1 1.0.0 (regularizer, from org.hourglass.regularizers)
                          Keeps codes small
                          sha256 %s
                          earlier names: small

                          Pulls codes towards 0, as `weight` says.

                            Ω(H) = w · Σᵢⱼ |Hᵢⱼ|,   w > 0

                          Shape: H is `[batch, code]`.
                          Domain: all numbers.
                          Source: A. Author, "On codes that are small, and on lines that are too long for it", 2011.

                        parameter  default  legal values  meaning
                        weight     0.0001   [0, 1000]     weight in the loss
                        """
                                .formatted("aa".repeat(32)));
    }

    @Test
    void whatIsNotThereIsNamedWithTheNearest() {
        assertThat(console.run("show", "sparze")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: study: must be one of sparse, but got sparze; did you mean `sparse`?\n");
        assertThat(console.run("show", "sparse/7")).isEqualTo(2);
        assertThat(console.err()).isEqualTo("hourglass: trial: must be in [0, 2], but got 7\n");
        assertThat(console.run("show", "sparse/1/5")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        "hourglass: replicate: must be one that the trial has, but got 5; see `hourglass show sparse/1`\n");
        assertThat(console.run("show", "sparse/one/0")).isEqualTo(2);
        assertThat(console.run("plugins", "show", "l2")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        "hourglass: plugin: must be one that `hourglass plugins` lists, but got l2; did you mean `l1`?\n");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aMisspeltCommandOrOptionIsTheUsers() {
        assertThat(console.run("shwo", "sparse")).isEqualTo(2);
        assertThat(console.err()).contains("shwo", "show");
        assertThat(console.run("studies", "--jsno")).isEqualTo(2);
        assertThat(console.err())
                .startsWith("hourglass: Unknown option: '--jsno'")
                .contains("see `hourglass studies --help`");
    }
}
