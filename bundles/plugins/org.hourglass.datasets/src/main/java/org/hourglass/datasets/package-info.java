/** The standard datasets: MNIST, other files in IDX format, and synthetic data with a known spectrum. */
@NullMarked
package org.hourglass.datasets;

import org.jspecify.annotations.NullMarked;
