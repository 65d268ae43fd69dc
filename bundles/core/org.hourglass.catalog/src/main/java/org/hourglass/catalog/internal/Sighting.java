package org.hourglass.catalog.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.catalog.internal.Installer.Result;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file in a plugin folder.
 *
 * @param size in bytes when it was last seen
 * @param modified in milliseconds when it was last seen
 * @param sha256 of its bytes, once it was whole
 * @param result what came of it, once it was dealt with
 */
record Sighting(long size, long modified, @Nullable String sha256, @Nullable Result result) {

    /** A file that nobody has written to for so long is taken for whole at once. */
    private static final long QUIET_MILLIS = 1000;

    static Sighting of(Path file) throws IOException {
        return new Sighting(Files.size(file), Files.getLastModifiedTime(file).toMillis(), null, null);
    }

    boolean sameAs(@Nullable Sighting other) {
        return other != null && size == other.size && modified == other.modified;
    }

    boolean isQuiet() {
        return System.currentTimeMillis() - modified >= QUIET_MILLIS;
    }

    Sighting dealtWith(@Nullable String content, Result outcome) {
        return new Sighting(size, modified, content, outcome);
    }

    /** Forgets the result, so that the file is tried again. */
    Sighting again() {
        return new Sighting(size, modified, null, null);
    }
}
