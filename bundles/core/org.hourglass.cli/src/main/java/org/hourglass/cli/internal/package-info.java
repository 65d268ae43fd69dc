/** The entry from the framework. */
@NullMarked
package org.hourglass.cli.internal;

import org.jspecify.annotations.NullMarked;
