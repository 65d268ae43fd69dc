/** The standard latent samplers: distributions of codes, fitted to those of the training samples, to generate from. */
@NullMarked
package org.hourglass.latentsamplers;

import org.jspecify.annotations.NullMarked;
