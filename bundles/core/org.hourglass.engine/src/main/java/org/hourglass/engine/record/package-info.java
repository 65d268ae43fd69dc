/**
 * The port to the record: what the engine writes while it works (the journal) and what everybody reads (the record).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.engine.record;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
