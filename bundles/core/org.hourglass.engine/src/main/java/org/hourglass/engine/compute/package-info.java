/**
 * The port to what computes: builds the computation of a run from tensors, trains it, and applies its functions to rows.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.engine.compute;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
