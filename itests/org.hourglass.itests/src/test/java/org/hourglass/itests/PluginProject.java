package org.hourglass.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hourglass.itests.Product.Result;

/** A plugin author's project, built offline against the product's own repository. */
record PluginProject(Path folder) {

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
            """;

    /**
     * Builds with a local repository of its own, so that no test meets an older snapshot and nobody's own is changed. Maven's plugins
     * come from the local repository that this very build has filled.
     */
    Result build() throws IOException, InterruptedException {
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

    /** Makes a project of one record {@code com.example.penalty.MyPenalty}. */
    static PluginProject make(Path folder, String source) throws IOException {
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
        return new PluginProject(folder);
    }

    /** Returns what is built. */
    Path jar() {
        return folder.resolve("target/my-penalty-1.0.0.jar");
    }
}
