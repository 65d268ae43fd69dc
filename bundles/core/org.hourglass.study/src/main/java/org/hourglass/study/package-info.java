/**
 * Studies: from a file to a checked, immutable description of a question, its space of configurations, and the trials in
 * it. Pure: no threads, no clock, no files but the text it is given.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.study;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
