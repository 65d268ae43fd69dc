/** The standard samplers: what chooses the points that a study tries. */
@NullMarked
package org.hourglass.samplers;

import org.jspecify.annotations.NullMarked;
