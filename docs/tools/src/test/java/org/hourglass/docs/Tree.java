package org.hourglass.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hourglass.catalog.Plugin;

/** The source tree that the tests are about. */
final class Tree {

    static final Path ROOT = Path.of(System.getProperty("hourglass.root"));

    private static final List<Plugin> PLUGINS = readPlugins();

    private Tree() {}

    static List<Plugin> plugins() {
        return PLUGINS;
    }

    private static List<Plugin> readPlugins() {
        try {
            return Bundles.of(ROOT).plugins();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
