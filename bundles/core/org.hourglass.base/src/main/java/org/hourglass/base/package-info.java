/**
 * What every core bundle shares: the exception that people meet, canonical JSON with its sha256, and the nearest known
 * name. Not for plugins.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.base;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
