/**
 * Tensors with named axes: the arithmetic that plugins write, whatever engine computes it. Operations build a
 * computation; numbers appear only when the workbench runs it, in float32 to train and in float64 to check gradients.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.spi.tensor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
