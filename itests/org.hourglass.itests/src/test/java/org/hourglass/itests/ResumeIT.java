package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        Workspace workspace = workspace("undisturbed");
        workspace.succeed("run", "study.yaml", "-j", "1");
        undisturbed = workspace.result("killed");
    }

    @Test
    void aProcessKilledAgainAndAgainEndsLikeAnUndisturbedOne() throws Exception {
        Workspace workspace = workspace("killed");
        Random random = new Random();
        long seed = random.nextLong();
        random.setSeed(seed);
        int kills = 0;
        for (int i = 0; i < 3 && !complete(workspace); i++) {
            Process process = i == 0 ? workspace.start("run", "study.yaml") : workspace.start("resume", "killed");
            assertThat(Workspace.awaitRun(process)).isTrue();
            Thread.sleep(random.nextInt(1500)); // the moment of the kill is what is varied here
            process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor();
            kills++;
        }
        workspace.succeed("resume", "killed");
        assertThat(kills).as("seed %d", seed).isPositive();
        assertThat(workspace.result("killed")).as("seed %d", seed).isEqualTo(undisturbed);
    }

    @Test
    void ctrlCWritesCheckpointsSaysHowToGoOnAndLosesNothing() throws Exception {
        Workspace workspace = workspace("interrupted");
        Process process = workspace.start("run", "study.yaml");
        assertThat(Workspace.awaitRun(process)).isTrue();
        Result sent = Product.execute(
                List.of("kill", "-INT", String.valueOf(process.pid())), java.util.Map.of(), workspace.root());
        assertThat(sent.exit()).isZero();
        String rest = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(rest).isEqualTo(130);
        assertThat(rest).contains("hourglass resume");
        workspace.succeed("resume", "killed");
        assertThat(workspace.result("killed")).isEqualTo(undisturbed);
    }

    @Test
    void aSecondRunSaysWhoHoldsTheWorkspace() throws Exception {
        Workspace workspace = workspace("held");
        Process process = workspace.start("run", "study.yaml");
        try {
            assertThat(Workspace.awaitRun(process)).isTrue();
            Result second = workspace.run("run", "study.yaml");
            assertThat(second.exit()).isEqualTo(3);
            assertThat(second.err()).contains("held: must not be in use, but got process ", "wait until it has ended");
            Result reader = workspace.succeed("studies", "--json");
            assertThat(reader.out()).contains("\"killed\"");
        } finally {
            process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Workspace workspace(String name) throws IOException {
        return Workspace.make(folder.resolve(name), STUDY);
    }

    private static boolean complete(Workspace workspace) throws IOException, InterruptedException {
        return workspace.run("studies", "--json").out().contains("COMPLETED");
    }
}
