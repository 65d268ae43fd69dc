/** How plugins are found, checked, installed and made. */
@NullMarked
package org.hourglass.catalog.internal;

import org.jspecify.annotations.NullMarked;
