/** The standard regularizers: penalties on codes and weights beside the reconstruction loss. */
@NullMarked
package org.hourglass.regularizers;

import org.jspecify.annotations.NullMarked;
