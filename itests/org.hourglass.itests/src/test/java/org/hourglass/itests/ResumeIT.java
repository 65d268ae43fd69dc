package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hourglass.itests.Product.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed or interrupted product leaves is what an undisturbed one would have made. */
final class ResumeIT {

    private static final String STUDY =
            """
            study: killed
            dataset: {plugin: synthetic-linear, features: 32, rank: 16, samples: 10000, validation: 1000}
            noise: {plugin: gaussian, sd: 0.1, clip: false}
            architecture: {plugin: mlp, hidden: [64], code: {choice: [2, 4, 8]}, activation: tanh}
            regularizers: [{plugin: l1, weight: 1e-3}]
            loss: mse-sum
            training: {optimizer: adam, learning-rate: 1e-3, batch: 32, epochs: 8, checkpoint-seconds: 0}
            replicates: 2
            search: {sampler: grid}
            evaluate: [reconstruction]
            baselines: [pca]
            """;

    @TempDir
    static Path folder;

    private static JsonObject undisturbed;

    @BeforeAll
    static void runUndisturbed() throws IOException, InterruptedException {
        Path workspace = workspace("undisturbed");
        Result result = Product.built().run(workspace, "run", "study.yaml", "-j", "1");
        assertThat(result.exit()).as(result.err()).isZero();
        undisturbed = show(workspace);
    }

    @Test
    void aProcessKilledAgainAndAgainEndsLikeAnUndisturbedOne() throws Exception {
        Path workspace = workspace("killed");
        Random random = new Random();
        long seed = random.nextLong();
        random.setSeed(seed);
        int kills = 0;
        for (int i = 0; i < 3 && !complete(workspace); i++) {
            Process process = start(workspace, i == 0 ? "run" : "resume", i == 0 ? "study.yaml" : "killed");
            assertThat(awaitRun(process)).isTrue();
            Thread.sleep(random.nextInt(1500)); // the moment of the kill is what is varied here
            process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor();
            kills++;
        }
        Result last = Product.built().run(workspace, "resume", "killed");
        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(kills).as("seed %d", seed).isPositive();
        assertThat(show(workspace)).as("seed %d", seed).isEqualTo(undisturbed);
    }

    @Test
    void ctrlCWritesCheckpointsSaysHowToGoOnAndLosesNothing() throws Exception {
        Path workspace = workspace("interrupted");
        Process process = start(workspace, "run", "study.yaml");
        assertThat(awaitRun(process)).isTrue();
        Result sent =
                Product.execute(List.of("kill", "-INT", String.valueOf(process.pid())), java.util.Map.of(), workspace);
        assertThat(sent.exit()).isZero();
        String rest = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(rest).isEqualTo(130);
        assertThat(rest).contains("hourglass resume");
        Result resumed = Product.built().run(workspace, "resume", "killed");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(show(workspace)).isEqualTo(undisturbed);
    }

    @Test
    void aSecondRunSaysWhoHoldsTheWorkspace() throws Exception {
        Path workspace = workspace("held");
        Process process = start(workspace, "run", "study.yaml");
        try {
            assertThat(awaitRun(process)).isTrue();
            Result second = Product.built().run(workspace, "run", "study.yaml");
            assertThat(second.exit()).isEqualTo(3);
            assertThat(second.err()).contains("held: must not be in use, but got process ", "wait until it has ended");
            Result reader = Product.built().run(workspace, "studies", "--json");
            assertThat(reader.exit()).as(reader.err()).isZero();
            assertThat(reader.out()).contains("\"killed\"");
        } finally {
            process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Path workspace(String name) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve(name));
        Files.writeString(workspace.resolve("hourglass.yaml"), "");
        Files.writeString(workspace.resolve("study.yaml"), STUDY);
        return workspace;
    }

    private static Process start(Path workspace, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(
                List.of(Product.built().home().resolve("bin/hourglass").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Waits until one of the six runs has ended; false if the process ends without telling of one. */
    private static boolean awaitRun(Process process) throws IOException {
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches("\\[\\d/6\\].*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean complete(Path workspace) throws IOException, InterruptedException {
        Result result = Product.built().run(workspace, "studies", "--json");
        return result.out().contains("COMPLETED");
    }

    /** Returns what `show` prints of the study, without the seconds. */
    private static JsonObject show(Path workspace) throws IOException, InterruptedException {
        Result result = Product.built().run(workspace, "show", "killed", "--json");
        assertThat(result.exit()).as(result.err()).isZero();
        JsonObject study = JsonParser.parseString(result.out()).getAsJsonObject();
        assertThat(study.get("state").getAsString()).isEqualTo("COMPLETED");
        for (JsonElement trial : study.getAsJsonArray("trials")) {
            for (JsonElement run : trial.getAsJsonObject().getAsJsonArray("runs")) {
                run.getAsJsonObject().remove("seconds");
                assertThat(run.getAsJsonObject().get("weights").getAsString()).hasSize(64);
            }
        }
        return study;
    }
}
