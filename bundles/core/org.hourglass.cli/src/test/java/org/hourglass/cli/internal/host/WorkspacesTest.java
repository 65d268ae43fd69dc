package org.hourglass.cli.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.base.HourglassException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspacesTest {

    @TempDir
    private Path folder;

    private Path template;
    private Path here;

    @BeforeEach
    void makeTemplate() throws IOException {
        template = Files.createDirectories(folder.resolve("product/workspace-template"));
        Files.createDirectories(template.resolve("studies"));
        Files.writeString(template.resolve(Settings.FILE), "engine: {parallel: 2}\n");
        Files.writeString(template.resolve("studies/first.yaml"), "study: first\n");
        here = Files.createDirectories(folder.resolve("home/deep"));
    }

    @Test
    void theOptionComesBeforeTheVariableAndTheVariableBeforeTheParents() throws IOException {
        Files.writeString(folder.resolve("home").resolve(Settings.FILE), "");
        assertThat(workspaces("variable").locate(Optional.of(Path.of("option"))))
                .isEqualTo(here.resolve("option"));
        assertThat(workspaces("variable").locate(Optional.empty())).isEqualTo(here.resolve("variable"));
        assertThat(workspaces(null).locate(Optional.empty())).isEqualTo(folder.resolve("home"));
    }

    @Test
    void withoutAnyOfThemItIsTheFolderWorkspace() {
        assertThat(workspaces(null).locate(Optional.empty())).isEqualTo(here.resolve("workspace"));
        assertThat(workspaces(null).find(Optional.empty())).isEmpty();
    }

    @Test
    void aMissingOneIsMadeFromTheTemplateOnce() {
        List<String> told = new ArrayList<>();
        Workspace made = workspaces(null).findOrMake(Optional.empty(), told::add);
        assertThat(made.parallel()).isEqualTo(2);
        assertThat(made.studies().resolve("first.yaml")).hasContent("study: first");
        workspaces(null).findOrMake(Optional.empty(), told::add);
        assertThat(told).containsExactly("made a new workspace in " + here.resolve("workspace"));
    }

    @Test
    void aFileCannotBeAWorkspace() throws IOException {
        Path file = Files.writeString(here.resolve("file"), "");
        assertThatThrownBy(() -> workspaces(null).find(Optional.of(file)))
                .isInstanceOf(HourglassException.class)
                .hasMessage("workspace: must be a folder, but got the file " + file);
    }

    private Workspaces workspaces(String variable) {
        return new Workspaces(here, Optional.ofNullable(variable), template);
    }
}
