package org.hourglass.cli.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Diagnosis;
import org.hourglass.cli.internal.host.Services;
import org.hourglass.engine.Engine;

/** Bundles, components, the native library, the standard plugins. */
final class InstallationChecks {

    private static final int LEAST_JAVA = 17;

    private InstallationChecks() {}

    static List<Finding> of(Services services) {
        List<Finding> findings = new ArrayList<>();
        java(findings);
        services.find(Diagnosis.class)
                .ifPresentOrElse(
                        diagnosis -> diagnosis
                                .findings()
                                .forEach(found ->
                                        findings.add(Finding.error(found.what(), found.why(), found.remedy()))),
                        () -> findings.add(Finding.error(
                                "diagnosis of bundles",
                                "it is not offered by this installation",
                                "unpack Hourglass again")));
        engine(services, findings);
        if (services.find(Catalog.class)
                .map(Catalog::plugins)
                .filter(List::isEmpty)
                .isPresent()) {
            findings.add(Finding.error("plugins", "there are none", "unpack Hourglass again"));
        }
        return findings;
    }

    private static void java(List<Finding> findings) {
        int version = Runtime.version().feature();
        if (version < LEAST_JAVA) {
            findings.add(Finding.error(
                    "Java",
                    "must be %d or newer, but is %d".formatted(LEAST_JAVA, version),
                    "install a newer one and set JAVA_HOME"));
        }
    }

    /** Makes the engine, which loads TensorFlow's native library. */
    private static void engine(Services services, List<Finding> findings) {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        try {
            Optional<Engine> engine = services.find(Engine.class);
            if (engine.isEmpty()) {
                findings.add(Finding.error(
                        "engine",
                        "nothing can be trained: TensorFlow does not run on this platform (%s), or a bundle is missing"
                                .formatted(platform),
                        "get the distribution for this platform, or unpack Hourglass again"));
            }
        } catch (RuntimeException | LinkageError e) {
            findings.add(Finding.error(
                    "engine",
                    "TensorFlow's native library does not load on %s: %s".formatted(platform, e),
                    "get the distribution for this platform"));
        }
    }
}
