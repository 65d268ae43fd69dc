package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every plugin has a test that implements the contract of its kind. */
final class PluginTestsTest {

    private static final Pattern PLUGIN = Pattern.compile("(?m)^@\\w+Plugin\\(");
    private static final Pattern CONTRACT = Pattern.compile("implements\\s+[\\w,\\s]*Contract\\b");

    @Test
    void everyPluginHasATestThatImplementsItsContract() throws IOException {
        List<Path> plugins = plugins();

        assertThat(plugins).hasSizeGreaterThan(20);
        assertThat(plugins).allSatisfy(plugin -> {
            Path test = test(plugin);
            assertThat(test).exists();
            assertThat(Files.readString(test)).containsPattern(CONTRACT);
        });
    }

    private static List<Path> plugins() throws IOException {
        Path bundles = Path.of(System.getProperty("hourglass.root"), "bundles", "plugins");
        try (Stream<Path> files = Files.walk(bundles)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/".replace("/", java.io.File.separator)))
                    .filter(file -> PLUGIN.matcher(read(file)).find())
                    .toList();
        }
    }

    private static Path test(Path plugin) {
        String main = Path.of("src", "main").toString();
        String test = Path.of("src", "test").toString();
        return Path.of(plugin.toString().replace(main, test).replaceAll("\\.java$", "Test.java"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
