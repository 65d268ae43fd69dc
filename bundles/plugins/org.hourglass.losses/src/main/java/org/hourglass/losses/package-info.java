/** The standard losses: squared error, cross-entropy, likelihoods, robust errors and the structural similarity of images. */
@NullMarked
package org.hourglass.losses;

import org.jspecify.annotations.NullMarked;
