/**
 * The record in H2: one transaction per event, one lease per workspace, and the outbox that trackers are fed from. The only
 * bundle that knows H2.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
