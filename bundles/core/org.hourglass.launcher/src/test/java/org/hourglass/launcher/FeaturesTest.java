package org.hourglass.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeaturesTest {

    @TempDir
    Path folder;

    @Test
    void readsBundlesWithPathLevelAndDigest() throws Exception {
        write("one", "{'id': 'org.example:some.bundle:1.2.3', 'start-order': 7, 'sha256': 'abc'}");

        assertThat(features("one"))
                .containsExactly(new BundleEntry("org/example/some.bundle/1.2.3/some.bundle-1.2.3.jar", 7, "abc"));
    }

    @Test
    void namesABundleOfTwoFeaturesOnce() throws Exception {
        write("one", "{'id': 'g:a:1'}, {'id': 'g:b:1'}");
        write("two", "{'id': 'g:b:1'}, {'id': 'g:c:1'}");

        assertThat(features("one", "two"))
                .extracting(BundleEntry::path)
                .containsExactly("g/a/1/a-1.jar", "g/b/1/b-1.jar", "g/c/1/c-1.jar");
    }

    @Test
    void listsTheKnownFeaturesWhenOneIsMissing() throws IOException {
        write("one", "");
        write("two", "");

        assertThatThrownBy(() -> features("three"))
                .hasMessage("feature `three`: must be one of [one, two] in " + folder + "; name an installed one");
    }

    @Test
    void namesABrokenFile() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{");

        assertThatThrownBy(() -> features("broken"))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith(
                        "feature file " + folder.resolve("broken.json") + ": must be a readable OSGi feature");
    }

    private List<BundleEntry> features(String... names) throws LaunchException {
        return new Features(folder).bundles(List.of(names));
    }

    private void write(String name, String bundles) throws IOException {
        String json =
                "{'feature-resource-version': '1.0', 'id': 'org.example:" + name + ":1', 'bundles': [" + bundles + "]}";
        Files.writeString(folder.resolve(name + ".json"), json.replace('\'', '"'));
    }
}
