/** The command line: each command is a few lines over the engine and the record. */
@NullMarked
package org.hourglass.cli;

import org.jspecify.annotations.NullMarked;
