package org.hourglass.catalog.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Looks into a file before the framework sees it. */
final class JarCheck {

    private static final String REMEDY = "build it with the parent org.hourglass:plugin-parent";

    private JarCheck() {}

    /** Fails with IllegalArgumentException unless the file is a whole jar with the manifest of a bundle. */
    static void check(Path file) {
        Manifest manifest;
        try (JarFile jar = new JarFile(file.toFile())) {
            manifest = jar.getManifest();
        } catch (IOException | SecurityException e) {
            throw new IllegalArgumentException("must be a jar, but got %s; copy it again".formatted(e.getMessage()), e);
        }
        Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
        String symbolicName = headers.getValue("Bundle-SymbolicName");
        if (symbolicName == null || symbolicName.isBlank()) {
            throw new IllegalArgumentException(
                    "must be an OSGi bundle, but its manifest has no Bundle-SymbolicName; " + REMEDY);
        } else if (headers.getValue("Fragment-Host") != null) {
            throw new IllegalArgumentException(
                    "must be a plugin bundle, but is a fragment of %s, which would change a bundle that runs; %s"
                            .formatted(headers.getValue("Fragment-Host"), REMEDY));
        }
    }
}
