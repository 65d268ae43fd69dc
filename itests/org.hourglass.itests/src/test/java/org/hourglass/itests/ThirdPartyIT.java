package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

<<<<<<< HEAD
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
=======
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
>>>>>>> b3d050f (Kill, interrupt and extend the product: resume ends the same, a third party's jar needs no restart)
import org.hourglass.itests.Product.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

<<<<<<< HEAD
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
=======
/** A regularizer of a third party: built outside the reactor, dropped into a running workbench, used by a study. */
final class ThirdPartyIT {

    private static final String POM =
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>org.hourglass</groupId><artifactId>plugin-parent</artifactId><version>1.0.0-SNAPSHOT</version>
                <relativePath/>
              </parent>
              <groupId>com.example</groupId><artifactId>com.example.elastic</artifactId><version>1.0.0</version>
              <repositories><repository><id>hourglass</id><url>%1$s</url></repository></repositories>
              <pluginRepositories><pluginRepository><id>hourglass</id><url>%1$s</url></pluginRepository></pluginRepositories>
            </project>
            """;

    private static final String PLUGIN =
            """
            package com.example.elastic;

            import org.hourglass.spi.*;
            import org.hourglass.spi.tensor.Tensor;

            /** Elastic net on the code: Ω(H) = weight · mean over the batch of Σⱼ (|Hᵢⱼ| + Hᵢⱼ²). */
            @RegularizerPlugin(name = "elastic", doc = "Absolute values and squares of the code")
            record Elastic(@Param(doc = "weight in the loss", def = 1e-3, min = 0) double weight) implements Regularizer {
                @Override
                public Tensor penalty(Pass pass) {
                    Tensor code = pass.code();
                    return code.abs().plus(code.square()).sum("code").mean().times(weight);
>>>>>>> b3d050f (Kill, interrupt and extend the product: resume ends the same, a third party's jar needs no restart)
                }
            }
            """;

<<<<<<< HEAD
    private static final String SETTINGS =
            """
            <settings>
              <profiles>
                <profile>
                  <id>filled</id>
                  <repositories><repository><id>filled</id><url>URL</url></repository></repositories>
                  <pluginRepositories><pluginRepository><id>filled</id><url>URL</url></pluginRepository></pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>filled</activeProfile></activeProfiles>
            </settings>
=======
    private static final String STUDY =
            """
            study: elastic
            dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 640, validation: 128}
            architecture: {plugin: mlp, hidden: [8], code: 3, activation: tanh}
            regularizers: [{choice: [none, {plugin: elastic, weight: 0.5}]}]
            loss: mse-sum
            training: {epochs: 3}
            evaluate: [reconstruction, sparsity]
            baselines: []
>>>>>>> b3d050f (Kill, interrupt and extend the product: resume ends the same, a third party's jar needs no restart)
            """;

    @TempDir
    Path folder;

    @Test
<<<<<<< HEAD
    void buildsOfflineWithAFewLinesOfPom() throws Exception {
        project(RECORD);

        Result result = build();

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        try (JarFile jar =
                new JarFile(folder.resolve("target/my-penalty-1.0.0.jar").toFile())) {
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
        project(RECORD.replace("def = 0.01", "def = 11"));

        Result result = build();

        assertThat(result.exit()).isNotZero();
        assertThat(result.out()).contains("weight").contains("11");
    }

    /**
     * Builds with a local repository of its own, so that no test meets an older snapshot and nobody's own is changed. Maven's plugins
     * come from the local repository that this very build has filled.
     */
    private Result build() throws IOException, InterruptedException {
        String maven = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                SETTINGS.replace(
                        "URL",
                        Path.of(System.getProperty("maven.repo.local")).toUri().toString()));
        return Product.execute(
                List.of(
                        maven,
                        "-B",
                        "-o",
                        "-Daether.offline.protocols=file",
                        "-Dmaven.repo.local=" + folder.resolve("repository"),
                        "-s",
                        settings.toString(),
                        "package"),
                Map.of(),
                folder);
    }

    private void project(String source) throws IOException {
        Path repository = Product.built().home().resolve("repository");
        Path java = folder.resolve("src/main/java/com/example/penalty/MyPenalty.java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, source);
        Files.writeString(
                folder.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>org.hourglass</groupId>
                    <artifactId>plugin-parent</artifactId>
                    <version>1.0.0-SNAPSHOT</version>
                    <relativePath/>
                  </parent>
                  <groupId>com.example</groupId>
                  <artifactId>my-penalty</artifactId>
                  <version>1.0.0</version>
                  <repositories><repository><id>hourglass</id><url>%s</url></repository></repositories>
                </project>
                """
                        .formatted(repository.toUri()));
=======
    void isListedAndUsedWithoutARestart() throws Exception {
        Path jar = build();
        Path workspace =
                Files.createDirectories(folder.resolve("workspace/plugins")).getParent();
        Files.writeString(workspace.resolve("hourglass.yaml"), "");
        Files.writeString(workspace.resolve("elastic.yaml"), STUDY);
        Process shell = new ProcessBuilder(
                        Product.built().home().resolve("bin/hourglass").toString(), "shell")
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        try (Writer commands = new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader answers = shell.inputReader(StandardCharsets.UTF_8)) {
            say(commands, "check elastic.yaml");
            assertThat(until(answers, "elastic.yaml:4:")).contains("elastic");
            Files.copy(jar, workspace.resolve("plugins/elastic.jar"));
            until(answers, "ready to use");
            say(commands, "run elastic.yaml");
            until(answers, "COMPLETED");
            say(commands, "exit");
        }
        shell.waitFor();
        Result show = Product.built().run(workspace, "show", "elastic", "--json");
        JsonObject study = JsonParser.parseString(show.out()).getAsJsonObject();
        assertThat(study.get("state").getAsString()).isEqualTo("COMPLETED");
        double free = activation(study, 0);
        double penalised = activation(study, 1);
        assertThat(Math.abs(penalised)).isLessThan(Math.abs(free) + 0.05);
        assertThat(metrics(study, 1).has("train/penalty/elastic")).isTrue();
    }

    private static double activation(JsonObject study, int trial) {
        return metrics(study, trial).get("code/mean-activation").getAsDouble();
    }

    private static JsonObject metrics(JsonObject study, int trial) {
        return study.getAsJsonArray("trials")
                .get(trial)
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("metrics");
    }

    /** Builds the bundle as its author does: offline, against the product's own repository. */
    private Path build() throws IOException, InterruptedException {
        Path project = folder.resolve("elastic");
        Path source = Files.createDirectories(project.resolve("src/main/java/com/example/elastic"));
        String repository = Product.built().home().resolve("repository").toUri().toString();
        Files.writeString(project.resolve("pom.xml"), POM.formatted(repository));
        Files.writeString(source.resolve("Elastic.java"), PLUGIN);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("maven.home"), "bin/mvn").toString(), "-B", "-q", "package"));
        command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
        Result result = Product.execute(command, Map.of("MAVEN_OPTS", ""), project);
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        return project.resolve("target/com.example.elastic-1.0.0.jar");
    }

    private static void say(Writer commands, String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    private static String until(BufferedReader answers, String sign) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(sign)) {
                return seen.toString();
            }
        }
        throw new AssertionError("the shell must say `" + sign + "`, but it said\n" + seen);
>>>>>>> b3d050f (Kill, interrupt and extend the product: resume ends the same, a third party's jar needs no restart)
    }
}
