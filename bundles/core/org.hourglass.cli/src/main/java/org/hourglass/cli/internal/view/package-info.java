/** The record as people and scripts read it. */
@NullMarked
package org.hourglass.cli.internal.view;

import org.jspecify.annotations.NullMarked;
