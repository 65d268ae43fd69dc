/** Datasets that are computed: pure functions of their parameters, the same bits on every machine, with known factors. */
@NullMarked
package org.hourglass.datasets.procedural;

import org.jspecify.annotations.NullMarked;
