package org.hourglass.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StorageTest {

    @TempDir
    Path temporary;

    @Test
    void isDeletedWhenItIsClosed() throws IOException {
        try (Storage storage = Storage.in(temporary)) {
            Files.createDirectories(storage.folder().resolve("bundle1"));
            assertThat(temporary).isNotEmptyDirectory();
        }

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void isSweptByTheNextStartWhenItsProcessWasKilled() throws IOException {
        Path left = Files.createDirectories(temporary.resolve("hourglass-framework-1"));
        Files.createFile(left.resolve("lock")); // a lock file that nobody holds

        try (Storage storage = Storage.in(temporary)) {
            assertThat(left).doesNotExist();
            assertThat(storage.folder().getParent()).isEqualTo(only(temporary));
        }
    }

    @Test
    void isLeftAloneWhileItsProcessLives() throws IOException {
        try (Storage first = Storage.in(temporary);
                Storage second = Storage.in(temporary)) {
            assertThat(first.folder().getParent()).exists();
            assertThat(second.folder()).isNotEqualTo(first.folder());
        }
    }

    @Test
    void leavesFoldersOfOthersAlone() throws IOException {
        Path other = Files.createDirectories(temporary.resolve("hourglass-data"));

        Storage.in(temporary).close();

        assertThat(other).exists();
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
