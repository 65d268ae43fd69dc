package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.hourglass.itests.Product.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin author's project: a POM of a dozen lines and one record, built offline against the product's own repository. */
final class ThirdPartyIT {

    private static final String RECORD =
            """
            package com.example.penalty;

            import org.hourglass.spi.Param;
            import org.hourglass.spi.Pass;
            import org.hourglass.spi.Regularizer;
            import org.hourglass.spi.RegularizerPlugin;
            import org.hourglass.spi.tensor.Tensor;

            /** Pulls the squares of the code towards 0. */
            @RegularizerPlugin(name = "my-penalty", doc = "Pulls the squares of the code towards 0")
            record MyPenalty(@Param(doc = "weight in the loss", def = 0.01, min = 0, max = 10) double weight)
                    implements Regularizer {
                @Override
                public Tensor penalty(Pass pass) {
                    return pass.code().square().mean().times(weight);
                }
            }
            """;

    private static final String STUDY =
            """
            study: penalised
            dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 640, validation: 128}
            architecture: {plugin: mlp, hidden: [8], code: 3, activation: tanh}
            regularizers: [{choice: [none, {plugin: my-penalty, weight: 0.5}]}]
            loss: mse-sum
            training: {epochs: 3}
            evaluate: [reconstruction, sparsity]
            baselines: []
            """;

    @TempDir
    Path folder;

    @Test
    void buildsOfflineWithAFewLinesOfPom() throws Exception {
        PluginProject project = PluginProject.make(folder, RECORD);

        Result result = project.build();

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        try (JarFile jar = new JarFile(project.jar().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Provide-Capability"))
                    .contains("org.hourglass.plugin", "kind=regularizer", "name=my-penalty");
            assertThat(jar.getManifest().getMainAttributes().getValue("Import-Package"))
                    .contains("org.hourglass.spi;version=\"[1.0,2)\"");
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .as("a descriptor")
                    .anyMatch(name -> name.endsWith(".json"));
        }
    }

    @Test
    void aWrongDefaultIsACompileError() throws Exception {
        PluginProject project = PluginProject.make(folder, RECORD.replace("def = 0.01", "def = 11"));

        Result result = project.build();

        assertThat(result.exit()).isNotZero();
        assertThat(result.out()).contains("weight").contains("11");
    }

    @Test
    void isUsedByAStudyOfARunningWorkbench() throws Exception {
        PluginProject project = PluginProject.make(folder, RECORD);
        assertThat(project.build().exit()).isZero();
        Path plugins = Files.createDirectories(folder.resolve("workspace/plugins"));
        Path workspace = folder.resolve("workspace");
        Files.writeString(workspace.resolve("hourglass.yaml"), "");
        Files.writeString(workspace.resolve("study.yaml"), STUDY);
        Process shell = new ProcessBuilder(
                        Product.built().home().resolve("bin/hourglass").toString(), "shell")
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        try (Writer commands = new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader answers = shell.inputReader(StandardCharsets.UTF_8)) {
            say(commands, "check study.yaml");
            until(answers, "my-penalty");
            Files.copy(project.jar(), plugins.resolve("my-penalty.jar"));
            until(answers, "ready to use");
            say(commands, "run study.yaml");
            until(answers, "COMPLETED");
            say(commands, "exit");
        }
        shell.waitFor();
        Result show = Product.built().run(workspace, "show", "penalised/1/0", "--json");
        assertThat(show.exit()).as(show.err()).isZero();
        assertThat(show.out()).contains("\"train/penalty/my-penalty\"", "\"name\": \"my-penalty\"");
    }

    private static void say(Writer commands, String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    private static void until(BufferedReader answers, String sign) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(sign)) {
                return;
            }
        }
        throw new AssertionError("the shell must say `" + sign + "`, but it said\n" + seen);
    }
}
