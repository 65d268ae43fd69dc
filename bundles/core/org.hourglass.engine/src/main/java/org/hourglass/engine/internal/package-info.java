/** How the engine works inside: orders, training, evaluation, files. */
@NullMarked
package org.hourglass.engine.internal;

import org.jspecify.annotations.NullMarked;
