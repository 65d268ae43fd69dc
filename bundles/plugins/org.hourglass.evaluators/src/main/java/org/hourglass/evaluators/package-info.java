/** Measurements of what a code is worth, the same for learned codes and for baselines. */
@NullMarked
package org.hourglass.evaluators;

import org.jspecify.annotations.NullMarked;
