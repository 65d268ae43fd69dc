/** Variational autoencoders: stochastic encoders and the terms of their bound. */
@NullMarked
package org.hourglass.variational;

import org.jspecify.annotations.NullMarked;
