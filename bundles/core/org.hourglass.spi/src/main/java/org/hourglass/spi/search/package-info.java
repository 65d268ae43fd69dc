/** What samplers and pruners see of a study: its space as named dimensions, and the results that they may look at. */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.spi.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
