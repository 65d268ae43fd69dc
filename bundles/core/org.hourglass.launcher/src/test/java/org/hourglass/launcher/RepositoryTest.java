package org.hourglass.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryTest {

    /** The SHA-256 of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String PATH = "a/b/1/b-1.jar";

    @TempDir
    Path folder;

    @BeforeEach
    void writeAJar() throws IOException {
        Files.createDirectories(folder.resolve("a/b/1"));
        Files.writeString(folder.resolve(PATH), "abc");
    }

    @Test
    void acceptsAJarWithTheDigestOfItsFeature() {
        assertThatCode(() -> repository().verify(new BundleEntry(PATH, 1, ABC))).doesNotThrowAnyException();
    }

    @Test
    void acceptsAnyBytesWhereNoDigestIsStated() {
        assertThatCode(() -> repository().verify(new BundleEntry(PATH, 1, null)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesOtherBytes() {
        String other = ABC.replace('b', 'c');

        assertThatThrownBy(() -> repository().verify(new BundleEntry(PATH, 1, other)))
                .isInstanceOf(LaunchException.class)
                .hasMessage("bundle " + folder.resolve(PATH) + ": must have the SHA-256 " + other
                        + " of its feature, but got " + ABC + "; unpack Hourglass again")
                .extracting(e -> ((LaunchException) e).exitCode())
                .isEqualTo(3);
    }

    @Test
    void digestsAJarAgainOnlyWhenItHasChanged() throws IOException, LaunchException {
        Path jar = folder.resolve(PATH);
        FileTime time = Files.getLastModifiedTime(jar);
        Repository first = repository();
        first.verify(new BundleEntry(PATH, 1, ABC));
        first.save();
        Files.writeString(jar, "abd");
        Files.setLastModifiedTime(jar, time);
        assertThatCode(() -> repository().verify(new BundleEntry(PATH, 1, ABC))).doesNotThrowAnyException();

        Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusMillis(1)));
        assertThatThrownBy(() -> repository().verify(new BundleEntry(PATH, 1, ABC)))
                .hasMessageContaining("must have the SHA-256 " + ABC);
    }

    @Test
    void digestsAJarAgainWhenItsFeatureStatesAnotherDigest() throws LaunchException {
        Repository first = repository();
        first.verify(new BundleEntry(PATH, 1, ABC));
        first.save();
        assertThatThrownBy(() -> repository().verify(new BundleEntry(PATH, 1, ABC.replace('b', 'c'))))
                .isInstanceOf(LaunchException.class);
    }

    @Test
    void trustsNoDamagedNotes() throws IOException {
        Files.write(folder.resolve("verified"), new byte[] {(byte) 0xff, '\t', '\n', 'x'});
        assertThatThrownBy(() -> repository().verify(new BundleEntry(PATH, 1, ABC.replace('b', 'c'))))
                .isInstanceOf(LaunchException.class);
    }

    @Test
    void needsNoNotes() throws LaunchException {
        Repository repository = new Repository(folder, folder.resolve("missing/verified"));
        repository.verify(new BundleEntry(PATH, 1, ABC));
        repository.save();
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void namesAMissingJar() {
        assertThatThrownBy(() -> repository().require(new BundleEntry("a/b/2/b-2.jar", 1, ABC)))
                .hasMessage("bundle " + folder.resolve("a/b/2/b-2.jar")
                        + ": must be there, but is missing; unpack Hourglass again");
    }

    @Test
    void runsJarsInPlace() {
        assertThat(repository().location(new BundleEntry(PATH, 1, ABC)))
                .startsWith("reference:file:/")
                .endsWith(PATH);
    }

    private Repository repository() {
        return new Repository(folder, folder.resolve("verified"));
    }
}
