/** The standard evaluators: what a code keeps of the data, and what can be read from it. */
@NullMarked
package org.hourglass.evaluators;

import org.jspecify.annotations.NullMarked;
