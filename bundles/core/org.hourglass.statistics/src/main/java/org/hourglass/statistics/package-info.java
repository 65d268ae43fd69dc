/**
 * Says what numbers of repeated runs allow to be said: summaries with intervals, tests of pairs, corrections for many
 * of them, sizes of effects. Pure functions; nothing here reads, writes, waits or draws.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.statistics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
