/** The last step of the build: makes the unpacked product out of the modules' jars. Not part of the product. */
@NullMarked
package org.hourglass.distribution;

import org.jspecify.annotations.NullMarked;
