/**
 * Tensors whose values can be looked at, computed in float64: what the contract tests of plugins check values and gradients
 * with. A study is never computed by it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.tensorflow.check;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
