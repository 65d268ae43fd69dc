package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hourglass.itests.Product.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked product, as a user meets it. */
final class ProductIT {

    private static final Path FELIX_SCR = Path.of("repository/org/apache/felix/org.apache.felix.scr");

    @TempDir
    Path folder;

    @Test
    void tellsItsVersionOnStandardOutput() throws Exception {
        Result result = Product.built().run(folder, "--version");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("hourglass 1.");
        assertThat(result.exit()).isZero();
    }

    @Test
    void refusesAnUnknownCommandWithExitTwo() throws Exception {
        Result result = Product.built().run(folder, "no-such-command");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no-such-command");
    }

    @Test
    void findsNothingWrongWithItself() throws Exception {
        Result result = Product.built().run(folder, "doctor", "--json");

        assertThat(JsonParser.parseString(result.out()).getAsJsonObject().get("healthy"))
                .as(result.out() + result.err())
                .hasToString("true");
    }

    @Test
    void listsTheStandardPlugins() throws Exception {
        Result result = Product.built().run(folder, "plugins", "--json");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(JsonParser.parseString(result.out())
                        .getAsJsonObject()
                        .getAsJsonArray("plugins")
                        .asList())
                .hasSizeGreaterThan(20)
                .anySatisfy(plugin -> assertThat(
                                plugin.getAsJsonObject().get("name").getAsString())
                        .isEqualTo("kl-sparsity"));
    }

    @Test
    void refusesABundleWithOtherBytesThanItsFeatureSays() throws Exception {
        Product damaged = Product.built().copyTo(folder.resolve("product"));
        Path jar = scr(damaged);
        byte[] bytes = Files.readAllBytes(jar);
        Files.delete(jar); // a link: the original stays as it is
        bytes[bytes.length / 2] ^= 1;
        Files.write(jar, bytes);

        Result result = damaged.run(folder, "--version");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("must have the SHA-256 ", "; unpack Hourglass again");
    }

    @Test
    void namesAMissingBundle() throws Exception {
        Product damaged = Product.built().copyTo(folder.resolve("product"));
        Files.delete(scr(damaged));

        Result result = damaged.run(folder, "--version");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("org.apache.felix.scr", "must be there, but is missing");
    }

    @Test
    void saysWhatIsWrongWithJavaHome() throws Exception {
        Result result =
                Product.built().run(Map.of("JAVA_HOME", folder.resolve("none").toString()), folder, "--version");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("JAVA_HOME must be a Java installation, but ");
    }

    @Test
    void refusesAJavaThatIsTooOld() throws Exception {
        Path java = folder.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");

        Result result =
                Product.built().run(Map.of("JAVA_HOME", folder.resolve("jdk").toString()), folder, "--version");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("Java 17 or newer must be used, but ", " is 11.0.2; ");
    }

    @Test
    void startsFromALinkAndFromAPathWithBlanks() throws Exception {
        Product moved = Product.built().copyTo(folder.resolve("with blanks"));
        Path link = folder.resolve("hg");
        Files.createSymbolicLink(link, moved.home().resolve("bin/hourglass"));

        Result result = Product.execute(java.util.List.of(link.toString(), "--version"), Map.of(), folder);

        assertThat(result.out()).as(result.err()).startsWith("hourglass 1.");
    }

    @Test
    void shipsItsLicences() {
        Path home = Product.built().home();

        assertThat(home.resolve("LICENSE")).content().contains("Apache License");
        assertThat(home.resolve("NOTICE")).content().contains("Yann LeCun and Corinna Cortes", "CC BY-SA 3.0");
        assertThat(home.resolve("workspace-template/hourglass.yaml")).exists();
    }

    private static Path scr(Product product) throws IOException {
        try (var files = Files.walk(product.home().resolve(FELIX_SCR))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
