/**
 * Says how much each parameter of a space decides about a result, from the trials of a search. Deterministic: the same
 * trials give the same bits.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.statistics.importance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
