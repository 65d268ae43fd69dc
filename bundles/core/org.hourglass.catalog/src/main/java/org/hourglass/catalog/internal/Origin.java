package org.hourglass.catalog.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bundle that a plugin comes from.
 *
 * @param bundle its symbolic name
 * @param version its version
 * @param sha256 of its bytes
 * @param jar its file, if it is one
 */
record Origin(String bundle, String version, String sha256, @Nullable Path jar) {}
