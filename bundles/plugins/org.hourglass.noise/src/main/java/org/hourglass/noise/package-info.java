/** The standard noise models: corruptions of what the encoder sees, while the target stays clean. */
@NullMarked
package org.hourglass.noise;

import org.jspecify.annotations.NullMarked;
