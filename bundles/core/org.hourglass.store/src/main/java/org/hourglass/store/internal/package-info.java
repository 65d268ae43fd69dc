/** The record in H2: how it is opened, written, read, and told to trackers. */
@NullMarked
package org.hourglass.store.internal;

import org.jspecify.annotations.NullMarked;
