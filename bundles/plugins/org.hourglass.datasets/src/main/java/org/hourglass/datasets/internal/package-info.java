/** What the standard datasets have in common: random numbers and digests that are the same everywhere. */
@NullMarked
package org.hourglass.datasets.internal;

import org.jspecify.annotations.NullMarked;
