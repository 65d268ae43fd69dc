package org.hourglass.docs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.ClassPathCatalog;
import org.hourglass.catalog.Plugin;

/** The plugin bundles of the source tree: every folder of {@code bundles/plugins} with a POM. */
final class Bundles {

    private final Path root;
    private final List<Bundle> bundles;

    private Bundles(Path root, List<Bundle> bundles) {
        this.root = root;
        this.bundles = bundles;
    }

    /** A folder with sources, and what was built of them. */
    record Bundle(Path folder) {

        String name() {
            return folder.getFileName().toString();
        }

        Path classes() {
            return folder.resolve("target/classes");
        }

        Path testClasses() {
            return folder.resolve("target/test-classes");
        }

        Path source(String className) {
            return Bundles.source(folder, className);
        }

        Path jar() throws IOException {
            List<Path> jars = list(folder.resolve("target")).stream()
                    .filter(file -> file.getFileName().toString().startsWith(name() + "-"))
                    .filter(file -> file.toString().matches(".*(?<!-sources|-javadoc)\\.jar"))
                    .toList();
            if (jars.size() != 1) {
                throw new IllegalStateException(
                        "%s: one jar must lie in target, but got %s; run mvn package".formatted(name(), jars));
            }
            return jars.get(0);
        }
    }

    /** Returns the bundles under this root of the source tree. */
    static Bundles of(Path root) throws IOException {
        return new Bundles(
                root,
                list(root.resolve("bundles/plugins")).stream()
                        .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                        .map(Bundle::new)
                        .toList());
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    List<Bundle> all() {
        return bundles;
    }

    /** Returns the bundle that the plugin is in. */
    Bundle of(Plugin plugin) {
        return bundles.stream()
                .filter(bundle -> bundle.name().equals(plugin.revision().bundle()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the source of a class that is in one of the core bundles. */
    Path coreSource(String className) throws IOException {
        return list(root.resolve("bundles/core")).stream()
                .map(folder -> source(folder, className))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: must be a class in bundles/core, but is not".formatted(className)));
    }

    private static Path source(Path bundle, String className) {
        return bundle.resolve("src/main/java").resolve(className.replace('.', '/') + ".java");
    }

    /** Returns a catalogue of what was built, and of further folders; its plugins' classes live as long as it does. */
    Catalog built(Path... further) throws IOException {
        List<Path> entries = new ArrayList<>(List.of(further));
        for (Bundle bundle : bundles) {
            entries.add(bundle.jar());
        }
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = entries.get(i).toUri().toURL();
        }
        return ClassPathCatalog.create(entries, new URLClassLoader(urls, Bundles.class.getClassLoader()));
    }

    /** Returns the plugins as the sources say they are, whatever was built. */
    List<Plugin> plugins() throws IOException {
        return Descriptors.read(root, bundles);
    }
}
