/**
 * What every plugin of a kind must hold to, as interfaces of tests: a plugin's test implements the contract of its
 * kind and adds what only its author knows, a value worked out by hand, a known optimum, a gradient in closed form.
 * With fakes of what the engine hands to plugins; gradients are checked in float64.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
