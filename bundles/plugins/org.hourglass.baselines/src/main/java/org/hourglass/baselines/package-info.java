/** Learners of codes that are not autoencoders, to compare with. */
@NullMarked
package org.hourglass.baselines;

import org.jspecify.annotations.NullMarked;
