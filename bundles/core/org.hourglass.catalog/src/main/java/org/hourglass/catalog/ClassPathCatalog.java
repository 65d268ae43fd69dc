package org.hourglass.catalog;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hourglass.catalog.internal.ClassPath;

/** A catalogue without OSGi: the plugins on a class path. For tests and for programs that embed the engine. */
public final class ClassPathCatalog {

    private ClassPathCatalog() {}

    /** Returns a catalogue of all plugins on the class path of this process. */
    public static Catalog create() {
        List<Path> entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        return create(entries, ClassPathCatalog.class.getClassLoader());
    }

    /**
     * Returns a catalogue of the plugins in these folders and jars. A folder without a manifest is a bundle
     * {@code class.path} of version 0.0.0.
     *
     * @param entries where descriptors are looked for
     * @param loader where their classes are loaded from
     * @throws IllegalArgumentException if a descriptor is not what the annotation processor writes
     */
    public static Catalog create(List<Path> entries, ClassLoader loader) {
        return ClassPath.catalog(entries, loader);
    }
}
