/** The standard baselines: linear codes that an autoencoder must beat. */
@NullMarked
package org.hourglass.baselines;

import org.jspecify.annotations.NullMarked;
