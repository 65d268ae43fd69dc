package org.hourglass.cli.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.StudyState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RerunAndExportTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void makeConsole() {
        console = new Console(folder);
        console.record.withSparse();
    }

    @Test
    void failedRunsBeginAnewAndTheStudyGoesOn() {
        assertThat(console.run("rerun", "sparse", "--failed")).isZero();
        assertThat(console.engine.reopened).containsExactly(new RunId("sparse", 2, 0));
        assertThat(console.engine.calls).hasSize(1);
        assertThat(console.err()).contains("sparse: 1 run begins anew\n");
        assertThat(console.record.studies.get("sparse").state()).isEqualTo(StudyState.COMPLETED);
    }

    @Test
    void anExpressionChoosesAmongThem() {
        assertThat(console.run("rerun", "sparse", "--failed", "--where", "architecture.code > 32 && trial == 2"))
                .isZero();
        assertThat(console.engine.reopened).hasSize(1);
    }

    @Test
    void withNothingToRunAgainItSaysWhy() {
        assertThat(console.run("rerun", "sparse", "--parked")).isZero();
        assertThat(console.err())
                .endsWith("sparse: nothing to run again, because no run is parked; see `hourglass show sparse`\n");
        assertThat(console.run("rerun", "sparse", "--failed", "--where", "replicate > 0"))
                .isZero();
        assertThat(console.err())
                .endsWith("sparse: nothing to run again, because `replicate > 0` is true of none of the 1 run that is"
                        + " failed\n");
        assertThat(console.engine.reopened).isEmpty();
        assertThat(console.engine.calls).isEmpty();
    }

    @Test
    void whatIsMissingOrMisspelledIsSaid() {
        assertThat(console.run("rerun", "sparse")).isEqualTo(2);
        assertThat(console.err()).contains("rerun: must be told which runs; give --failed, --parked, or both");
        assertThat(console.run("rerun", "sparse", "--failed", "--where", "architecture.cod > 3"))
                .isEqualTo(2);
        assertThat(console.err())
                .contains(
                        "`--where`: `architecture.cod` is no path of this study;", "did you mean `architecture.code`?");
    }

    @Test
    void csvHasARowPerRun() throws IOException {
        assertThat(console.run("export", "sparse", "--format", "csv", "-o", "s.csv"))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("s.csv")))
                .hasSize(4)
                .startsWith(
                        "trial,replicate,state,seed,epochs,seconds,architecture.code,regularizers.0,baseline/pca/linear-probe,"
                                + "baseline/pca/mse,baseline/pca/pca-ratio,code/linear-probe,code/mse,code/pca-ratio,train/loss,"
                                + "val/reconstruction,error",
                        "0,0,COMPLETED,7,2,12.3,16,none,0.88,0.02,1.0,0.91,0.011,0.55,0.5,0.25,")
                .endsWith("2,0,FAILED,7,1,3.0,64,l1,,,,,,,,,the loss is NaN in epoch 2");
    }

    @Test
    void jsonIsThatOfShow() {
        console.run("show", "sparse", "--json");
        var shown = console.json();
        assertThat(console.run("export", "sparse", "--format", "json")).isZero();
        assertThat(console.json()).isEqualTo(shown);
    }

    @Test
    void optunasJournalHasTheStudyAndItsTrials() {
        assertThat(console.run("export", "sparse", "--format", "optuna-journal"))
                .isZero();
        assertThat(console.out().lines()).hasSize(4).first().asString().contains("\"directions\":[1]");
        assertThat(console.out()).contains("\"values\":[0.125]", "IntDistribution", "CategoricalDistribution");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThat(console.run("export", "sparse", "--format", "xml")).isEqualTo(2);
        assertThat(console.err()).contains("must be one of csv, json, optuna-journal, but got xml");
    }
}
