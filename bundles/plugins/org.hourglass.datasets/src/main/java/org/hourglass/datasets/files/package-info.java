/** Datasets made of one's own files: tables, folders of images, arrays of NumPy. */
@NullMarked
package org.hourglass.datasets.files;

import org.jspecify.annotations.NullMarked;
