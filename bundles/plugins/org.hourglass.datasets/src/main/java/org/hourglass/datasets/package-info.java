/** The standard datasets; here the ones in IDX format: MNIST and its variants, Fashion-MNIST, files of one's own. */
@NullMarked
package org.hourglass.datasets;

import org.jspecify.annotations.NullMarked;
