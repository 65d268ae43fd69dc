/**
 * Runs studies: orders runs, trains them side by side, evaluates what was learned, and reports each event to the journal.
 * Knows no plugin, database or tracker by name; those stand behind its ports.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
