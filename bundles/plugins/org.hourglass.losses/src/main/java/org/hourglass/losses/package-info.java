/** The standard losses: squared error and cross-entropy, each as a sum and as a mean over the values of a sample. */
@NullMarked
package org.hourglass.losses;

import org.jspecify.annotations.NullMarked;
