package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.hourglass.launcher.LaunchException;
import org.hourglass.launcher.Workbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The features of the product in a real framework, started by the code that ships. */
final class FeaturesIT {

    private static final List<String> FEATURES =
            List.of("runtime", "workbench", "standard-plugins", "tensorflow", "mlflow");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restoreTheContextClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void everyBundleStarts() throws LaunchException {
        try (Workbench workbench = start(FEATURES)) {
            Bundle[] bundles = workbench.context().getBundles();

            assertThat(bundles).hasSizeGreaterThan(30);
            assertThat(bundles).allSatisfy(bundle -> assertThat(bundle.getState())
                    .as("%s", bundle)
                    .isEqualTo(isFragment(bundle) ? Bundle.RESOLVED : Bundle.ACTIVE));
        }
    }

    @Test
    void nothingComplainsAtStart() throws LaunchException {
        try (Workbench workbench = start(FEATURES)) {
            Path log = Path.of(workbench.context().getProperty(Workbench.LOG));

            assertThat(log).as("what the framework complains of").satisfies(file -> assertThat(
                            Files.exists(file) ? Files.readString(file) : "")
                    .isEmpty());
        }
    }

    @Test
    void everyComponentHasWhatItNeeds() throws Exception {
        try (Workbench workbench = start(FEATURES)) {
            List<String> components = Components.of(workbench.context());

            assertThat(components).hasSizeGreaterThan(5).allSatisfy(component -> assertThat(component)
                    .doesNotContain("UNSATISFIED", "FAILED"));
        }
    }

    @Test
    void theCommandLineIsThere() throws Exception {
        try (Workbench workbench = start(FEATURES)) {
            var references = workbench.context().getServiceReferences(ToIntFunction.class, "(hourglass.role=cli)");

            assertThat(references).hasSize(1);
            for (ServiceReference<?> reference : references) {
                assertThat(workbench.context().getService(reference)).isNotNull();
            }
        }
    }

    @Test
    void nothingIsLeftBehind() throws LaunchException {
        Path storage;
        try (Workbench workbench = start(List.of("runtime"))) {
            storage = Path.of(workbench.context().getProperty(Constants.FRAMEWORK_STORAGE));
            assertThat(storage).exists();
        }

        assertThat(storage).doesNotExist();
        assertThat(storage.getParent()).doesNotExist();
    }

    @Test
    void anUnknownFeatureIsAnErrorThatListsTheKnownOnes() {
        assertThatThrownBy(() -> start(List.of("runtime", "unknown")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("feature `unknown`: must be one of ")
                .hasMessageContaining("[mlflow, runtime, standard-plugins, tensorflow, workbench]");
    }

    private static Workbench start(List<String> features) throws LaunchException {
        Path home = Product.built().home();
        return Workbench.start(home, features, Map.of("hourglass.home", home.toString()));
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }
}
