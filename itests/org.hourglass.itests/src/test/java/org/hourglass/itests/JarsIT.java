package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests of our jars say. */
final class JarsIT {

    private static final Pattern EXPORT_WITHOUT_VERSION = Pattern.compile("(^|,)[a-z][\\w.]*(;(?!version)[^,]*)?(,|$)");

    static Stream<Path> jars() {
        return Product.built().jars().stream();
    }

    @Test
    void thereAreAllOfThem() {
        assertThat(jars().map(JarsIT::artifact))
                .contains("org.hourglass.spi", "org.hourglass.testkit", "org.hourglass.processor")
                .contains("org.hourglass.cli", "org.hourglass.regularizers", "org.hourglass.lib.tensorflow")
                .hasSizeGreaterThan(18);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void symbolicNameIsTheNameOfTheArtifact(Path jar) throws IOException {
        assertThat(manifest(jar).getValue("Bundle-SymbolicName")).isEqualTo(artifact(jar));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void nothingInTheManifestDependsOnTheHourOrTheMachine(Path jar) throws IOException {
        assertThat(manifest(jar).keySet())
                .extracting(Object::toString)
                .doesNotContain("Bnd-LastModified", "Created-By", "Built-By", "Build-Jdk", "Build-Jdk-Spec", "Tool");
    }

    @ParameterizedTest
    @MethodSource("jars")
    void everyEntryHasTheTimeOfThePom(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<Long> times = Set.copyOf(file.stream()
                    .filter(entry -> entry.getName().endsWith("MANIFEST.MF"))
                    .map(JarEntry::getTime)
                    .toList());
            assertThat(times).hasSize(1).allSatisfy(time -> assertThat(time).isLessThan(1_800_000_000_000L));
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void exportsHaveVersionsAndAreNoInternals(Path jar) throws IOException {
        String exports = manifest(jar).getValue("Export-Package");
        if (exports != null) {
            assertThat(exports.replaceAll(";uses:=\"[^\"]*\"", "")).doesNotContainPattern(EXPORT_WITHOUT_VERSION);
            if (!artifact(jar).contains(".lib.")) {
                assertThat(exports).doesNotContain(".internal");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void wiringIsByPackageAndStatic(Path jar) throws IOException {
        assertThat(manifest(jar).getValue("Require-Bundle")).isNull();
        assertThat(manifest(jar).getValue("DynamicImport-Package")).isNull();
    }

    @Test
    void pluginBundlesSayWhatTheyContribute() throws IOException {
        for (String name : List.of(
                "datasets",
                "noise",
                "losses",
                "regularizers",
                "architectures",
                "variational",
                "evaluators",
                "latentsamplers",
                "samplers",
                "pruners")) {
            String capabilities = manifest(jar("org.hourglass." + name)).getValue("Provide-Capability");
            assertThat(capabilities)
                    .contains("org.hourglass.plugin")
                    .contains("kind=")
                    .contains("name=");
        }
        assertThat(manifest(jar("org.hourglass.regularizers")).getValue("Provide-Capability"))
                .contains("kind=regularizer;name=kl-sparsity");
        assertThat(manifest(jar("org.hourglass.variational")).getValue("Provide-Capability"))
                .contains("kind=regularizer;name=gaussian-kl")
                .contains("kind=architecture;name=vae");
        assertThat(manifest(jar("org.hourglass.latentsamplers")).getValue("Provide-Capability"))
                .contains("kind=latent-sampler;name=prior");
        assertThat(manifest(jar("org.hourglass.samplers")).getValue("Provide-Capability"))
                .contains("kind=sampler;name=random");
        assertThat(manifest(jar("org.hourglass.pruners")).getValue("Provide-Capability"))
                .contains("kind=pruner;name=median");
    }

    @Test
    void theSpiStartsAtOne() throws IOException {
        assertThat(manifest(jar("org.hourglass.spi")).getValue("Export-Package"))
                .contains("org.hourglass.spi;version=\"1.0")
                .contains("org.hourglass.spi.tensor;version=\"1.0");
    }

    private static Path jar(String artifact) {
        return jars().filter(jar -> artifact(jar).equals(artifact)).findFirst().orElseThrow();
    }

    /** Returns the artifact's name: the folder above the version's. */
    private static String artifact(Path jar) {
        return jar.getParent().getParent().getFileName().toString();
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }
}
