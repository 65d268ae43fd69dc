/** The commands. */
@NullMarked
package org.hourglass.cli.internal.commands;

import org.jspecify.annotations.NullMarked;
