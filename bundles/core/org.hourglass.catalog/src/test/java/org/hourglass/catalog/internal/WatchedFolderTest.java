package org.hourglass.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Sha256;
import org.hourglass.catalog.Catalog.Refusal;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.catalog.Revision;
import org.hourglass.spi.Regularizer;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

final class WatchedFolderTest extends FolderFixture {

    private static final long WAIT_NANOS = 20_000_000_000L;

    private static void waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + WAIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void findsNothingInAWorkspaceWithoutAFolder() {
        assertThat(folder.scan(workspace)).isEmpty();
        assertThat(catalog.plugins()).isEmpty();
        assertThat(workspace).doesNotExist();
    }

    @Test
    void installsWhatLiesInTheFolderFromTheStore() throws Exception {
        Path jar = bundle("org.example.pull", "pull").write("pull.jar");

        assertThat(folder.scan(workspace)).isEmpty();

        Plugin pull = catalog.find(Kind.REGULARIZER, "pull");
        String sha256 = Sha256.of(jar);
        assertThat(pull.revision())
                .isEqualTo(new Revision(Kind.REGULARIZER, "pull", "1.0.0", sha256, "org.example.pull"));
        assertThat(workspace.resolve(".hourglass/store/" + sha256 + ".jar")).hasSameBinaryContentAs(jar);
        assertThat(catalog.create(pull, Regularizer.class, Map.of("weight", 3))).hasToString("Pull[weight=3.0]");
        assertThat(workspace.resolve("plugins.lock")).content().endsWith("\norg.example.pull 1.0.0 " + sha256 + "\n");
    }

    @Test
    void loadsNoClassToListAPlugin() throws Exception {
        installStandard("org.example.standard", "pull");

        assertThat(catalog.plugins()).hasSize(1);

        // The record of this one cannot be loaded, for what it extends is nowhere.
        Path jar = Jars.bundle(temporary, "org.example.broken", "broken")
                .header("Import-Package", "org.hourglass.spi.tensor")
                .write("broken.jar");
        framework.context().installBundle(Locations.of(jar)).start();
        assertThat(names()).containsExactly("broken@1.0.0", "pull@1.0.0");
        Plugin broken = catalog.find(Kind.REGULARIZER, "broken");
        assertThatExceptionOfType(HourglassException.class)
                .isThrownBy(() -> catalog.create(broken, Regularizer.class, Map.of()))
                .withMessage("broken: making an instance must not fail, but threw java.lang.NoClassDefFoundError:"
                        + " org/hourglass/spi/Regularizer; report it to the author of org.example.broken 1.0.0");
    }

    @Test
    void keepsTwoVersionsSideBySide() {
        bundle("org.example.pull", "pull").write("pull-1.jar");
        bundle("org.example.pull", "pull").version("1.10.0").write("pull-2.jar");

        assertThat(folder.scan(workspace)).isEmpty();

        assertThat(names()).containsExactly("pull@1.10.0", "pull@1.0.0");
        assertThat(catalog.find(Kind.REGULARIZER, "pull").revision().version()).isEqualTo("1.10.0");
    }

    @Test
    void offersAChangedSnapshotAndKeepsTheOldOneForItsRuns() {
        Jars jar = bundle("org.example.pull", "pull").version("1.0.0.SNAPSHOT");
        jar.write("pull.jar");
        folder.scan(workspace);
        Plugin old = catalog.find(Kind.REGULARIZER, "pull");

        jar.source(".sum()", ".square().sum()").write("pull.jar");
        assertThat(folder.scan(workspace)).isEmpty();

        Plugin changed = catalog.find(Kind.REGULARIZER, "pull");
        assertThat(changed.revision()).isNotEqualTo(old.revision());
        assertThat(catalog.plugins()).containsExactly(changed);
        assertThat(catalog.find(old.revision())).isEqualTo(old);
        assertThat(catalog.create(old, Regularizer.class, Map.of()).getClass())
                .isNotEqualTo(
                        catalog.create(changed, Regularizer.class, Map.of()).getClass());
    }

    @Test
    void noLongerOffersWhatIsGone() throws Exception {
        Path jar = bundle("org.example.pull", "pull").write("pull.jar");
        folder.scan(workspace);
        Plugin pull = catalog.find(Kind.REGULARIZER, "pull");

        Files.delete(jar);
        folder.scan(workspace);

        assertThat(catalog.plugins()).isEmpty();
        assertThat(catalog.find(pull.revision())).isEqualTo(pull);
        assertThat(catalog.create(pull, Regularizer.class, Map.of())).hasToString("Pull[weight=1.0]");
    }

    @Test
    void offersAgainWhatComesBack() throws Exception {
        Path jar = bundle("org.example.pull", "pull").write("pull.jar");
        folder.scan(workspace);
        Path elsewhere = Files.move(jar, temporary.resolve("pull.jar"));
        folder.scan(workspace);
        Files.move(elsewhere, jar);

        assertThat(folder.scan(workspace)).isEmpty();

        assertThat(names()).containsExactly("pull@1.0.0");
    }

    @Test
    void installsPinnedRevisionsFromTheStoreForTheirRunsAlone() throws Exception {
        Path jar = bundle("org.example.pull", "pull").write("pull.jar");
        folder.scan(workspace);
        Revision pinned = catalog.find(Kind.REGULARIZER, "pull").revision();
        stop();
        Files.delete(jar);
        start();

        assertThat(folder.ensure(workspace, List.of(pinned, pinned))).isEmpty();

        assertThat(catalog.plugins()).isEmpty();
        assertThat(catalog.find(pinned).revision()).isEqualTo(pinned);
    }

    @Test
    void saysWhichPinnedRevisionIsLostOrDamaged() throws Exception {
        Revision pinned = new Revision(Kind.REGULARIZER, "pull", "1.0.0", "ab".repeat(32), "org.example.pull");
        Refusal lost = new Refusal(
                "ab".repeat(32) + ".jar",
                "the bundle org.example.pull 1.0.0 of pull must be in .hourglass/store, but is missing or damaged;"
                        + " put its jar into plugins/");
        assertThat(folder.ensure(workspace, List.of(pinned))).containsExactly(lost);

        Path store = Files.createDirectories(workspace.resolve(".hourglass/store"));
        Files.writeString(store.resolve("ab".repeat(32) + ".jar"), "not these bytes");
        assertThat(folder.ensure(workspace, List.of(pinned))).containsExactly(lost);
    }

    @Test
    void archivesStandardBundlesToo() throws Exception {
        installStandard("org.example.standard", "pull");
        Revision revision = catalog.find(Kind.REGULARIZER, "pull").revision();

        folder.archive(workspace, List.of(revision, revision));

        Path stored = workspace.resolve(".hourglass/store/" + revision.sha256() + ".jar");
        assertThat(Sha256.of(stored)).isEqualTo(revision.sha256());
        assertThat(stored.getParent()).isDirectoryNotContaining("glob:**.tmp");
        assertThat(folder.ensure(workspace, List.of(revision))).isEmpty();
        assertThat(framework.context().getBundles()).hasSize(2);
    }

    @Test
    void replacesADamagedFileOfTheStore() throws Exception {
        installStandard("org.example.standard", "pull");
        Revision revision = catalog.find(Kind.REGULARIZER, "pull").revision();
        Path store = Files.createDirectories(workspace.resolve(".hourglass/store"));
        Path stored = Files.writeString(store.resolve(revision.sha256() + ".jar"), "half of it");

        folder.archive(workspace, List.of(revision));

        assertThat(Sha256.of(stored)).isEqualTo(revision.sha256());
    }

    @Test
    void takesTheBytesOfAStandardBundleForThatBundle() throws Exception {
        Bundle standard = installStandard("org.example.standard", "pull");
        Files.createDirectories(plugins);
        Files.copy(Locations.file(standard.getLocation()).orElseThrow(), plugins.resolve("copy.jar"));

        assertThat(folder.scan(workspace)).isEmpty();

        assertThat(names()).containsExactly("pull@1.0.0");
    }

    @Test
    void waitsForAFileThatIsStillBeingWritten() throws Exception {
        Path jar = Jars.bundle(temporary, "org.example.pull", "pull").write("pull.jar");
        byte[] bytes = Files.readAllBytes(jar);
        Files.createDirectories(plugins);
        Path target = plugins.resolve("pull.jar");
        Files.write(target, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Inbox inbox = new Inbox(workspace, new Installer(framework.context(), catalog), catalog);

        assertThat(inbox.poll(notice -> {})).isTrue();
        assertThat(inbox.refusals())
                .containsExactly(new Refusal("pull.jar", "must be whole, but is still being written; wait for it"));
        Files.write(target, bytes);
        assertThat(inbox.poll(notice -> {})).isTrue();
        assertThat(catalog.plugins()).isEmpty();
        assertThat(inbox.poll(notice -> {})).isFalse();
        assertThat(names()).containsExactly("pull@1.0.0");
    }

    @Test
    void saysWhatArrivesIsRefusedAndGoesWhileItWatches() throws Exception {
        Queue<String> notices = new ConcurrentLinkedQueue<>();
        try (PluginFolder.Watch watch = folder.watch(workspace, notices::add)) {
            assertThat(watch).isNotNull();
            Path jar = bundle("org.example.pull", "pull").write("pull.jar");
            waitUntil(() -> notices.contains("regularizer pull@1.0.0 (pull.jar): ready to use"));
            Files.writeString(plugins.resolve("odd.jar"), "no zip at all, however long it may be");
            waitUntil(
                    () -> notices.contains("odd.jar: must be a jar, but got zip END header not found; copy it again"));
            Files.delete(jar);
            waitUntil(() -> notices.contains("regularizer pull@1.0.0 (pull.jar): no longer offered to new studies;"
                    + " runs that use it go on"));
        }
        assertThat(notices).hasSize(3);
    }

    @Test
    void neverRefreshesABundleThatRuns() throws Exception {
        Bundle standard = installStandard("org.example.standard", "standard");
        Class<?> before = standard.loadClass("org.example.Pull");
        long modified = standard.getLastModified();
        bundle("org.example.pull", "pull").write("pull.jar");
        bundle("org.example.broken", "broken").withoutDescriptor().write("broken.jar");

        folder.scan(workspace);

        assertThat(standard.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(standard.getLastModified()).isEqualTo(modified);
        assertThat(standard.loadClass("org.example.Pull")).isSameAs(before);
    }

    @Test
    void refusesToArchiveAFileThatWasReplaced() throws Exception {
        Path jar = Locations.file(
                        installStandard("org.example.standard", "pull").getLocation())
                .orElseThrow();
        Revision revision = catalog.find(Kind.REGULARIZER, "pull").revision();
        Path other = Jars.bundle(temporary, "org.example.other", "other").write("other.jar");
        Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(HourglassException.class)
                .isThrownBy(() -> folder.archive(workspace, List.of(revision)))
                .withMessage(
                        "%s: must be the file that this process started with, but was replaced; start Hourglass again",
                        jar);
    }
}
