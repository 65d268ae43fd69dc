/** Makes the pages of the docs that come from code, and checks what they say. Not part of the product. */
@NullMarked
package org.hourglass.docs;

import org.jspecify.annotations.NullMarked;
