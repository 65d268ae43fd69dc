package org.hourglass.catalog.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** The locations that bundles are installed from, which are jars used in place. */
final class Locations {

    private static final String REFERENCE = "reference:";

    private Locations() {}

    static String of(Path jar) {
        return REFERENCE + jar.toAbsolutePath().toUri();
    }

    /** Returns the jar of a location, unless it is no file. */
    static Optional<Path> file(String location) {
        String url = location.startsWith(REFERENCE) ? location.substring(REFERENCE.length()) : location;
        try {
            return url.startsWith("file:") ? Optional.of(Path.of(URI.create(url))) : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.of(Path.of(url.substring("file:".length())));
        }
    }

    /** Returns what people call the place: a file name where it is a file. */
    static String shortName(String location) {
        return file(location).map(Path::getFileName).map(Path::toString).orElse(location);
    }
}
