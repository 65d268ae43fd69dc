package org.hourglass.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Sha256;
import org.hourglass.catalog.Catalog.Refusal;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Revision;
import org.junit.jupiter.api.Test;

final class RefusalTest extends FolderFixture {

    private void refuses(String file, String why) {
        List<Refusal> refusals = folder.scan(workspace);
        assertThat(refusals).containsExactly(new Refusal(file, why));
        assertThat(catalog.refusals()).isEqualTo(refusals);
    }

    @Test
    void refusesAReleaseWithOtherContent() throws Exception {
        Path jar = bundle("org.example.pull", "pull").write("pull.jar");
        folder.scan(workspace);
        String known = Sha256.of(jar).substring(0, 12);

        bundle("org.example.pull", "pull").source(".sum()", ".square().sum()").write("pull.jar");

        String why = "org.example.pull 1.0.0: the release org.example.pull 1.0.0 must keep its content, sha256 "
                + known + ", but got " + Sha256.of(jar).substring(0, 12)
                + "; give it a new version, or a -SNAPSHOT one";
        refuses("pull.jar", why);
        stop();
        start();
        refuses("pull.jar", why);
    }

    @Test
    void refusesANameOfAnotherBundle() throws Exception {
        installStandard("org.example.standard", "pull");
        bundle("org.example.other", "pull").write("other.jar");

        refuses(
                "other.jar",
                "org.example.other 1.0.0: a plugin's name must be its own, but the regularizer pull is one of"
                        + " org.example.standard 1.0.0; rename it");
        assertThat(names()).containsExactly("pull@1.0.0");
    }

    @Test
    void refusesWhatNeedsANewerSpi() {
        bundle("org.example.pull", "pull")
                .header("Import-Package", "org.hourglass.spi;version=\"[2.0,3)\",org.hourglass.spi.tensor")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: needs the package org.hourglass.spi in version [2.0.0,3.0.0), but installed is"
                        + " 1.0.0 of org.apache.felix.framework 7.0.5; build it against the installed version");
        assertThat(framework.context().getBundles()).hasSize(1);
    }

    @Test
    void refusesWhatNeedsALibraryThatNobodyHas() {
        bundle("org.example.pull", "pull")
                .header("Import-Package", "org.hourglass.spi,org.hourglass.spi.tensor,org.nd4j.linalg")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: needs the package org.nd4j.linalg, but nothing installed offers it;"
                        + " embed the library that has it in the bundle");
    }

    @Test
    void refusesWhatNeedsANewerJava() {
        bundle("org.example.pull", "pull")
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: needs Java 99, but runs on Java "
                        + Runtime.version().feature()
                        + "; compile it with --release 17 or start Hourglass with a newer Java");
    }

    @Test
    void acceptsWhatWaitedForAnotherBundle() {
        bundle("org.example.pull", "pull")
                .header("Import-Package", "org.hourglass.spi,org.hourglass.spi.tensor,org.example.shared")
                .write("pull.jar");
        assertThat(folder.scan(workspace)).hasSize(1);

        bundle("org.example.shared", "other")
                .header("Export-Package", "org.example.shared")
                .write("shared.jar");

        assertThat(folder.scan(workspace)).isEmpty();
        assertThat(names()).containsExactly("other@1.0.0", "pull@1.0.0");
    }

    @Test
    void refusesABundleWithoutDescriptor() {
        bundle("org.example.pull", "pull").withoutDescriptor().write("pull.jar");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: each plugin must have a descriptor in META-INF/hourglass, but pull"
                        + " (org.example.Pull) has none; compile it with the annotation processor"
                        + " org.hourglass.processor, as the parent org.hourglass:plugin-parent does (JDK 23 and later"
                        + " need -proc:full)");
    }

    @Test
    void refusesAManifestThatSaysOtherThanTheDescriptor() {
        bundle("org.example.pull", "pull")
                .source("name = \"pull\"", "name = \"push\"")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: manifest and descriptor must agree, but org.example.Pull is regularizer pull"
                        + " in the one and regularizer push in the other; build it anew");
    }

    @Test
    void refusesABundleWithoutPlugins() {
        bundle("org.example.pull", "pull")
                .header("Provide-Capability", "org.example;a=b")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: must contribute a plugin, but its manifest has no capability"
                        + " org.hourglass.plugin; build it with the parent org.hourglass:plugin-parent");
    }

    @Test
    void refusesDefaultsThatTheRecordItselfRefuses() {
        bundle("org.example.pull", "pull")
                .source(
                        "Pull {}",
                        "Pull { throw new IllegalArgumentException(\"`weight`: must be even, but got 1\"); }")
                .write("pull.jar");

        refuses("pull.jar", "org.example.pull 1.0.0: pull: `weight`: must be even, but got 1");
        assertThat(catalog.plugins()).isEmpty();
    }

    @Test
    void refusesWhatIsNoJar() throws Exception {
        Files.createDirectories(plugins);
        Files.writeString(plugins.resolve("pull.jar"), "no zip at all, however long it may be");

        refuses("pull.jar", "must be a jar, but got zip END header not found; copy it again");
    }

    @Test
    void refusesAJarThatIsNoBundle() {
        bundle("org.example.pull", "pull")
                .header("Bundle-SymbolicName", "")
                .header("Bundle-ManifestVersion", "1")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "must be an OSGi bundle, but its manifest has no Bundle-SymbolicName;"
                        + " build it with the parent org.hourglass:plugin-parent");
    }

    @Test
    void refusesFragments() {
        bundle("org.example.pull", "pull")
                .header("Fragment-Host", "org.hourglass.spi")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "must be a plugin bundle, but is a fragment of org.hourglass.spi, which would change a bundle that"
                        + " runs; build it with the parent org.hourglass:plugin-parent");
    }

    @Test
    void reportsAStandardBundleWithoutDescriptor() throws Exception {
        Path jar = Jars.bundle(temporary, "org.example.standard", "pull")
                .withoutDescriptor()
                .write("standard.jar");
        framework.context().installBundle(Locations.of(jar)).start();

        assertThat(catalog.plugins()).isEmpty();
        assertThat(catalog.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.why())
                .startsWith("org.example.standard 1.0.0: each plugin must"));
    }

    @Test
    void saysWhatIsWrongWithAFolderThatIsAFile() throws IOException {
        Files.createDirectories(workspace);
        Files.setLastModifiedTime(Files.writeString(plugins, "x"), FileTime.fromMillis(0));

        assertThatExceptionOfType(HourglassException.class)
                .isThrownBy(() -> folder.scan(workspace))
                .withMessage(
                        "%1$s: must be a readable folder, but got java.nio.file.NotDirectoryException: %1$s", plugins);
    }

    @Test
    void saysWhyAJarCannotBeCopiedToTheStore() throws IOException {
        bundle("org.example.pull", "pull").write("pull.jar");
        Files.writeString(workspace.resolve(".hourglass"), "a file where a folder must be");

        assertThat(folder.scan(workspace)).singleElement().satisfies(refusal -> assertThat(refusal.why())
                .startsWith("must be copied to .hourglass/store, but got java.nio.file.")
                .endsWith("; make room or give permission, and start again"));
    }

    @Test
    void refusesABundleThatBringsItsOwnSpi() {
        bundle("org.example.pull", "pull")
                .header("Export-Package", "org.hourglass.spi;version=1.0.0")
                .write("pull.jar");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: must not export packages of Hourglass, but exports org.hourglass.spi;"
                        + " import it");
    }

    @Test
    void saysWhichLineOfTheLockFileIsWrong() throws IOException {
        bundle("org.example.pull", "pull").write("pull.jar");
        Files.writeString(workspace.resolve("plugins.lock"), "# known\norg.example.pull 1.0.0\n");

        refuses(
                "pull.jar",
                "org.example.pull 1.0.0: a line of plugins.lock must be a symbolic name, a version and a sha256,"
                        + " but got org.example.pull 1.0.0; delete it");
    }

    @Test
    void failsForLackOfResourcesWhereTheStoreCannotBeWritten() throws Exception {
        installStandard("org.example.standard", "pull");
        Revision revision = catalog.find(Kind.REGULARIZER, "pull").revision();
        Files.createDirectories(workspace);
        Files.writeString(workspace.resolve(".hourglass"), "a file where a folder must be");

        HourglassException e =
                catchThrowableOfType(HourglassException.class, () -> folder.archive(workspace, List.of(revision)));

        assertThat(e).hasMessageContaining("pull.jar: must be copied to .hourglass/store, but got ");
        assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES);
    }
}
