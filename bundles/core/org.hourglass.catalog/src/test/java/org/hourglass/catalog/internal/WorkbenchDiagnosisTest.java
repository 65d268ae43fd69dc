package org.hourglass.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.apache.felix.scr.info.ScrInfo;
import org.hourglass.catalog.Diagnosis;
import org.hourglass.catalog.Diagnosis.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

final class WorkbenchDiagnosisTest {

    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.example.Puller" immediate="true">
              <implementation class="org.example.Pull"/>
              %s
            </scr:component>
            """;

    @TempDir
    private Path temporary;

    private Framework framework;
    private Diagnosis diagnosis;

    @BeforeEach
    void start() throws Exception {
        framework = new Framework(temporary.resolve("felix"));
        BundleContext context = framework.context();
        Path scr = Path.of(ScrInfo.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        context.installBundle(Locations.of(scr)).start();
        diagnosis = new WorkbenchDiagnosis(
                context, context.getService(context.getServiceReference(ServiceComponentRuntime.class)));
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
    }

    private Bundle install(Jars jar) throws BundleException {
        return framework.context().installBundle(Locations.of(jar.write("pull.jar")));
    }

    private Jars jar() {
        return Jars.bundle(temporary, "org.example.pull", "pull");
    }

    private void startComponent(String reference) throws BundleException {
        install(jar().source("record Pull(", "public record Pull(")
                        .source("Pull {}", "public Pull() { this(1); throw new IllegalStateException(\"no disk\"); }")
                        .header("Service-Component", "OSGI-INF/puller.xml")
                        .file("OSGI-INF/puller.xml", COMPONENT.formatted(reference)))
                .start();
    }

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        install(jar()).start();

        assertThat(diagnosis.findings()).isEmpty();
    }

    @Test
    void saysWhatAnUnresolvedBundleNeeds() throws Exception {
        install(jar().header("Import-Package", "org.nd4j.linalg;version=\"[1,2)\",org.hourglass.spi;version=\"2\""));

        assertThat(diagnosis.findings())
                .containsExactly(
                        new Finding(
                                "bundle org.example.pull 1.0.0",
                                "does not resolve: it needs the package org.nd4j.linalg in version [1.0.0,2.0.0),"
                                        + " but nothing installed offers it",
                                "embed the library that has it in the bundle"),
                        new Finding(
                                "bundle org.example.pull 1.0.0",
                                "does not resolve: it needs the package org.hourglass.spi from version 2.0.0,"
                                        + " but installed is 1.0.0 of org.apache.felix.framework 7.0.5",
                                "build it against the installed version"));
    }

    @Test
    void saysWhoseActivatorFailed() throws Exception {
        Bundle bundle = install(jar().header("Bundle-Activator", "org.example.Pull"));
        assertThatExceptionOfType(BundleException.class).isThrownBy(bundle::start);

        assertThat(diagnosis.findings())
                .containsExactly(new Finding(
                        "bundle org.example.pull 1.0.0",
                        "should run, but is not started: its activator failed",
                        "look into the log for its exception"));
    }

    @Test
    void saysWhichServiceAComponentWaitsFor() throws Exception {
        startComponent("<reference name=\"linearAlgebra\" interface=\"org.hourglass.spi.LinearAlgebra\"/>");

        assertThat(diagnosis.findings())
                .containsExactly(new Finding(
                        "component org.example.Puller in org.example.pull",
                        "waits for a service org.hourglass.spi.LinearAlgebra, but nobody offers one",
                        "install a bundle that offers it"));
    }

    @Test
    void saysWhyAComponentFailed() throws Exception {
        startComponent("");

        assertThat(diagnosis.findings())
                .containsExactly(new Finding(
                        "component org.example.Puller in org.example.pull",
                        "threw while starting: java.lang.IllegalStateException: no disk",
                        "report it"));
    }
}
