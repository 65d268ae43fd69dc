package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hourglass.itests.Product.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said in one sentence with a remedy, with the right exit code, and nothing is lost. */
final class BadInputIT {

    private static final String SMALL =
            """
            study: small
            dataset: {plugin: synthetic-linear, validation: 100}
            architecture: {plugin: linear, code: 2}
            loss: mse-mean
            training: {batch: 50, epochs: 2}
            objective: {minimize: val/reconstruction}
            evaluate: [reconstruction]
            """;

    @TempDir
    Path folder;

    @Test
    void everyFaultOfAStudyIsListedWithItsPlaceAndTheNearestName() throws Exception {
        write(
                "wrong.yaml",
                """
                stduy: wrong
                dataset: {plugin: mnits}
                architecture: {plugin: mlp, coed: 8}
                noise: {plugin: masking, p: 1.5}
                loss: bce-mean
                training: {epochs: many}
                """);
        Result result = hourglass("check", "wrong.yaml");
        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        assertThat(result.out())
                .contains("wrong.yaml:1:1: ", "did you mean `study`?")
                .contains("wrong.yaml:2:", "did you mean `mnist`?")
                .contains("wrong.yaml:3:", "did you mean `code`?")
                .contains("wrong.yaml:4:", "1.5")
                .contains("wrong.yaml:6:", "many");
    }

    @Test
    void aFileThatIsNoStudyIsRefused() throws Exception {
        write("empty.yaml", "");
        write("tabs.yaml", "study: tabs\n\tdataset: mnist\n");
        write("huge.yaml", "#".repeat((1 << 20) + 1));
        for (String file : List.of("empty.yaml", "tabs.yaml", "huge.yaml", "missing.yaml")) {
            Result result = hourglass("run", file);
            assertThat(result.exit()).as(file + ": " + result.err()).isEqualTo(2);
            assertThat(result.err()).contains(file).doesNotContain("Exception", "\tat ");
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void aWorkspaceWithoutRightsIsTheEnvironment() throws Exception {
        write("small.yaml", SMALL);
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("hourglass.yaml"), "");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(workspace, PosixFilePermissions.fromString("r-xr-xr-x"));
        List<String> command = new ArrayList<>(withoutRootsRights());
        command.addAll(List.of(Product.built().home().resolve("bin/hourglass").toString(), "run", "small.yaml"));
        Result result = Product.execute(command, Map.of(), folder);
        assertThat(result.exit()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).contains(workspace.toString()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void mlflowWithoutPythonSaysWhatToInstall() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("dirname", "readlink", "sed", "java")) {
            Files.createSymbolicLink(tools.resolve(tool), found(tool));
        }
        Map<String, String> environment = Map.of(
                "PATH", tools.toString(),
                "HOME", folder.toString(),
                "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                "JAVA_HOME", System.getProperty("java.home"));
        Result result = Product.built().run(environment, folder, "mlflow", "up");
        assertThat(result.exit()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).containsIgnoringCase("python").doesNotContain("Exception", "\tat ");
    }

    @Test
    void ctrlCStopsWellAndResumeEndsInTheSameTable() throws Exception {
        write("small.yaml", SMALL.replace("epochs: 2", "epochs: 400, checkpoint-seconds: 0"));
        Process process = new ProcessBuilder(
                        Product.built().home().resolve("bin/hourglass").toString(), "run", "small.yaml")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        Path checkpoints = folder.resolve("workspace/.hourglass/checkpoints/small/0/0");
        while (process.isAlive() && !Files.isDirectory(checkpoints)) {
            Thread.onSpinWait();
        }
        Result second = hourglass("run", "small.yaml");
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        int exit = process.waitFor();
        String err = Files.readString(folder.resolve("err"));
        assumeTrue(exit != 0, "the run was done before the signal came");
        assertThat(exit).as(err).isEqualTo(130);
        assertThat(err).contains("go on with `hourglass resume small`");
        assertThat(second.exit()).as(second.err()).isEqualTo(3);
        assertThat(second.err()).contains("in use").doesNotContain("Exception");

        Result resumed = hourglass("resume", "small", "--json");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        Result undisturbed = Product.built()
                .run(
                        folder,
                        "run",
                        "small.yaml",
                        "--json",
                        "--workspace",
                        folder.resolve("other").toString());
        assertThat(withoutTimes(resumed.out())).isEqualTo(withoutTimes(undisturbed.out()));
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("\"seconds\": [0-9.Ee-]+", "\"seconds\": 0");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Result hourglass(String... arguments) throws IOException, InterruptedException {
        return Product.built().run(folder, arguments);
    }

    /** Root may write anywhere: its rights are dropped first. */
    private static List<String> withoutRootsRights() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        return List.of(found("setpriv").toString(), "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private static Path found(String tool) throws IOException {
        for (String place : System.getenv("PATH").split(":")) {
            Path file = Path.of(place, tool);
            if (Files.isExecutable(file)) {
                return file.toRealPath();
            }
        }
        throw new IOException("%s must be on the PATH".formatted(tool));
    }
}
