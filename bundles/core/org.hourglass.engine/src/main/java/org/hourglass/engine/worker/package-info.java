/** Runs in processes of their own: what starts such a process, and what it does. */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.engine.worker;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
