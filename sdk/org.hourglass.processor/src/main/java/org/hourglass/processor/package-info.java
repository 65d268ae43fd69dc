/**
 * The annotation processor for plugin authors: checks every plugin record while it is compiled and writes its descriptor,
 * from which the workbench knows the plugin without loading it. Needs nothing but the JDK.
 */
@NullMarked
package org.hourglass.processor;

import org.jspecify.annotations.NullMarked;
