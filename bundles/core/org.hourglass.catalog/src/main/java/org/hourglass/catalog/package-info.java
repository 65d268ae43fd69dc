/**
 * The plugins that are installed: what kinds there are, what each is called, which parameters it has, and which bytes
 * it comes from. Found from manifests and descriptors, without loading a class until a plugin is needed.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.catalog;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
