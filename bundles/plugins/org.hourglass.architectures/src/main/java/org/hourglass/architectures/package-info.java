/** The standard architectures: fully connected encoders with mirrored decoders. */
@NullMarked
package org.hourglass.architectures;

import org.jspecify.annotations.NullMarked;
