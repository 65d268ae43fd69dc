package org.hourglass.cli.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.Engine;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.StudyState;
import org.hourglass.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningCommandsTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void makeConsole() throws IOException {
        console = new Console(folder);
        Files.writeString(folder.resolve("first.yaml"), "study: first\n");
    }

    @Test
    void aRunShowsItsProgressOnStandardErrorAndItsTableOnStandardOutput() {
        assertThat(console.run("run", "first.yaml", "-j", "2")).isZero();
        assertThat(console.engine.calls).singleElement().satisfies(options -> {
            assertThat(options.parallel()).isEqualTo(2);
            assertThat(options.workspace()).isEqualTo(folder.resolve("workspace"));
            assertThat(options.stop().getAsBoolean()).isFalse();
        });
        assertThat(console.err())
                .isEqualTo(
                        """
                        made a new workspace in %s
                        first: 3 runs
                        [1/3] first/0/0 val/reconstruction 1.000 in 0.5 s, best so far
                        [2/3] first/1/0 val/reconstruction 0.5000 in 0.5 s, best so far
                        [3/3] first/2/0 val/reconstruction 0.3333 in 0.5 s, best so far
                        """
                                .formatted(folder.resolve("workspace")));
        assertThat(console.out()).startsWith("first  COMPLETED  3 trials, 3 runs; minimize val/reconstruction\n");
        assertThat(console.tracker.followers).isZero();
    }

    @Test
    void withJsonThereIsOneDocumentOnStandardOutput() {
        assertThat(console.run("run", "first.yaml", "--json")).isZero();
        assertThat(console.json()).containsEntry("study", "first").containsEntry("state", "COMPLETED");
    }

    @Test
    void aCompletedStudyIsNotRunAgainAndNeedsNoEngine() {
        console.run("run", "first.yaml");
        console.services.remove(Engine.class);
        assertThat(console.run("run", "first.yaml")).isZero();
        assertThat(console.err()).isEqualTo("first: all of it is done, nothing to run; see `hourglass show first`\n");
        assertThat(console.engine.calls).hasSize(1);
    }

    @Test
    void aStudyThatFailedInPartsEndsWithOne() {
        console.record.withSparse();
        assertThat(console.run("run", "first.yaml", "--set", "study=sparse")).isEqualTo(1);
    }

    @Test
    void aRecordedStudyKeepsItsPlugins() throws IOException {
        console.record.withSparse();
        Files.writeString(folder.resolve("again.yaml"), "study: sparse\n");
        console.run("run", "again.yaml");
        assertThat(console.parser.pins).singleElement().satisfies(pin -> {
            assertThat(pin.toString()).isEqualTo("l1@1.0.0");
            assertThat(pin.sha256()).isEqualTo("aa");
        });
    }

    @Test
    void whatIsQueuedForMlflowIsSaidInOneLine() {
        console.tracker.queued = 12;
        console.run("run", "first.yaml");
        assertThat(console.err())
                .endsWith(
                        "12 items for MLflow are queued; send them with `hourglass mlflow up` and `hourglass mlflow sync`\n");
    }

    @Test
    void withoutATrackerARunIsAsGood() {
        console.services.remove(org.hourglass.mlflow.Tracker.class);
        assertThat(console.run("run", "first.yaml")).isZero();
    }

    @Test
    void resumeGoesOnWithWhatWasStopped() {
        console.record.withSparse();
        Record.StudyView sparse = console.record.studies.get("sparse");
        console.record.studies.put(
                "sparse",
                new Record.StudyView(
                        "sparse",
                        "",
                        StudyState.STOPPED,
                        sparse.objectives(),
                        1,
                        sparse.plugins(),
                        java.util.List.of(new Record.TrialView(
                                0,
                                org.hourglass.engine.record.RunState.PLANNED,
                                java.util.Map.of(),
                                java.util.Collections.singletonList(null),
                                java.util.List.of(new Record.RunView(
                                        0,
                                        7,
                                        org.hourglass.engine.record.RunState.PLANNED,
                                        null,
                                        null,
                                        0,
                                        0,
                                        java.util.Map.of(),
                                        null))))));
        assertThat(console.run("resume")).isZero();
        assertThat(console.engine.calls).hasSize(1);
        assertThat(console.record.studies.get("sparse").state()).isEqualTo(StudyState.COMPLETED);
    }

    @Test
    void withNothingToResumeItSaysSo() {
        assertThat(console.run("resume")).isZero();
        assertThat(console.err())
                .endsWith("nothing to resume: no study was stopped in %s\n".formatted(folder.resolve("workspace")));
    }

    @Test
    void aFileWithFaultsRunsNothing() throws IOException {
        Files.writeString(folder.resolve("wrong.yaml"), "stduy: x\n");
        assertThat(console.run("run", "wrong.yaml")).isEqualTo(2);
        assertThat(console.err())
                .endsWith(
                        """
                        hourglass: wrong.yaml:1:1: unknown key `stduy`; known: study, dataset; did you mean `study`?
                        nothing was run: 1 fault
                        """);
        assertThat(console.engine.calls).isEmpty();
    }

    @Test
    void aMissingFileIsNamedWithTheOnesThereAre() {
        console.run("resume"); // makes the workspace
        assertThat(console.run("run", "sparze")).isEqualTo(2);
        assertThat(console.err())
                .contains("study file: must be there, but got sparze; ", "did you mean `sparse.yaml`?");
    }

    @Test
    void studyFilesAreFoundByNameInTheWorkspace() {
        assertThat(console.run("resume")).isZero();
        assertThat(folder.resolve("workspace/studies/first-steps.yaml")).exists();
        assertThat(console.run("run", "first-steps")).isZero();
        assertThat(console.record.studies).containsKey("first-steps");
    }

    @Test
    void aHugeFileAndAFileThatIsNotTextAreRefused() throws IOException {
        Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
        assertThat(console.run("check", "huge.yaml")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: %s: a study file must have at most 1 MiB, but got 1048577 bytes\n"
                        .formatted(folder.resolve("huge.yaml")));
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9, 'b'});
        assertThat(console.run("check", "latin.yaml")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("hourglass: %s: must be text in UTF-8, but got other bytes; save it as UTF-8\n"
                        .formatted(folder.resolve("latin.yaml")));
    }

    @Test
    void aWrongNumberOfRunsSideBySideIsRefused() {
        assertThat(console.run("run", "first.yaml", "-j", "0")).isEqualTo(2);
        assertThat(console.err()).isEqualTo("hourglass: `-j`: must be in [1, 1024], but got 0\n");
    }

    @Test
    void whatTheEngineThrowsDecidesTheExitCode() {
        for (ErrorCode code : ErrorCode.values()) {
            console.services.put(Engine.class, new FakeEngine(console.record) {
                @Override
                public Result run(Study study, Options options, Progress progress) {
                    throw new HourglassException(code, "what is wrong");
                }
            });
            assertThat(console.run("run", "first.yaml")).isEqualTo(code.exit());
            assertThat(console.err()).contains("what is wrong");
        }
        assertThat(console.err())
                .contains("hourglass: a fault of Hourglass: what is wrong; please report it with the file ");
    }
}
