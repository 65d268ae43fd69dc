package org.hourglass.itests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way things depend: docs of the architecture, as rules. */
final class ArchitectureTest {

    private static final String ROOT = "org.hourglass.";

    /** Our classes; what a library bundle carries keeps its own package. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hourglass");

    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName().replaceAll("\\.internal.*", ""));
        }

        @Override
        public String getDescription() {
            return "packages, each with its internals,";
        }
    };

    @Test
    void scansTheWholeProduct() {
        assertThat(CLASSES).hasSizeGreaterThan(250);
        assertThat(bundles())
                .contains("spi", "base", "catalog", "study", "engine", "tensorflow", "store", "mlflow", "cli")
                .contains("statistics", "launcher", "datasets", "noise", "losses", "regularizers", "architectures")
                .contains("variational", "evaluators", "baselines", "latentsamplers", "samplers", "pruners")
                .contains("testkit", "processor");
    }

    @Test
    void theSpiDependsOnTheJdkAndAnnotationsOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.hourglass.spi..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("org.hourglass.spi..", "java..", "org.osgi.annotation..", "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.tensorflow.., tensorflow",
        "org.bytedeco.., tensorflow",
        "org.h2.., store",
        "org.mlflow.., mlflow",
        "org.tribuo.., baselines|evaluators",
        "com.oracle.labs.mlrg.olcut.., baselines|evaluators",
        "org.snakeyaml.., study|mlflow|cli",
        "org.hipparchus.., statistics|samplers",
        "de.siegmar.., datasets",
        "picocli.., cli",
        "org.apache.felix.., launcher",
    })
    void aLibraryAppearsInItsBundleOnly(String library, String bundles) {
        noClasses()
                .that(areOutside(Set.of(bundles.split("\\|"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void pluginsDependOnTheSpiAloneOfOurs() {
        Set<String> plugins = Set.of(
                "datasets",
                "noise",
                "losses",
                "regularizers",
                "architectures",
                "variational",
                "evaluators",
                "baselines",
                "latentsamplers",
                "samplers",
                "pruners");
        for (String plugin : plugins) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + plugin + "..")
                    .should()
                    .dependOnClassesThat(areOurs(other -> !other.equals(plugin) && !other.equals("spi")))
                    .check(CLASSES);
        }
    }

    @Test
    void theEngineKnowsNoPluginDatabaseOrTracker() {
        Set<String> below = Set.of("base", "spi", "catalog", "study", "engine");
        noClasses()
                .that()
                .resideInAPackage("org.hourglass.engine..")
                .should()
                .dependOnClassesThat(areOurs(other -> !below.contains(other)))
                .check(CLASSES);
    }

    @Test
    void statisticsKnowNothingOfStudies() {
        noClasses()
                .that()
                .resideInAPackage("org.hourglass.statistics..")
                .should()
                .dependOnClassesThat(areOurs(other -> !other.equals("statistics") && !other.equals("base")))
                .check(CLASSES);
    }

    @Test
    void bundlesHaveNoCycles() {
        slices().matching("org.hourglass.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** A package and its internals are one here: a bundle's front may make what stands behind it. */
    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noBundleImportsTheInternalsOfAnother() {
        for (String bundle : bundles()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + bundle + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + bundle + "..internal..")
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheCommandLineSpeaksToTheConsole() {
        Set<String> speakers = Set.of("cli", "launcher");
        JavaClasses silent = CLASSES.that(areOutside(speakers));
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(silent);
    }

    @Test
    void nobodyThrowsGenericExceptions() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }

    @Test
    void servicesComeInByConstructor() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
    }

    private static Set<String> bundles() {
        return CLASSES.stream().map(ArchitectureTest::bundle).collect(Collectors.toSet());
    }

    private static String bundle(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length < 3 ? "" : parts[2];
    }

    private static DescribedPredicate<JavaClass> areOutside(Set<String> bundles) {
        return DescribedPredicate.describe("are outside of " + bundles, type -> !bundles.contains(bundle(type)));
    }

    private static DescribedPredicate<JavaClass> areOurs(java.util.function.Predicate<String> bundle) {
        return DescribedPredicate.describe(
                "are in other bundles of ours",
                type -> type.getPackageName().startsWith(ROOT) && bundle.test(bundle(type)));
    }
}
