package org.hourglass.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue's pages say what the plugins say. */
final class CatalogueTest {

    @Test
    void pagesAreThoseThatThePluginsMake() throws IOException {
        assertThat(pages())
                .as("docs/catalogue must be what the plugins say; run %s and commit", CataloguePages.COMMAND)
                .isEqualTo(CataloguePages.of(Tree.plugins()));
    }

    @Test
    void javadocOfEveryPluginSaysWhatAReaderNeeds() throws IOException {
        List<String> faults = Tree.plugins().stream()
                .flatMap(plugin -> DocumentationRules.faults(plugin).stream())
                .toList();
        assertThat(faults).isEmpty();
    }

    @Test
    void noBundleIsLeftOut() throws IOException {
        assertThat(Bundles.of(Tree.ROOT).all())
                .extracting(Bundles.Bundle::name)
                .contains("org.hourglass.regularizers", "org.hourglass.datasets")
                .allSatisfy(name -> assertThat(Tree.plugins())
                        .extracting(plugin -> plugin.revision().bundle())
                        .contains(name));
    }

    private static SortedMap<String, String> pages() throws IOException {
        SortedMap<String, String> pages = new TreeMap<>();
        Path folder = Tree.ROOT.resolve(CataloguePages.FOLDER);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    pages.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return pages;
    }
}
