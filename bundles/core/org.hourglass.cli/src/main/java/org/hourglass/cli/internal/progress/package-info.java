/** What a run shows while it goes on. */
@NullMarked
package org.hourglass.cli.internal.progress;

import org.jspecify.annotations.NullMarked;
