/** What a command works with: the terminal, the workspace and its settings, the services of the framework. */
@NullMarked
package org.hourglass.cli.internal.host;

import org.jspecify.annotations.NullMarked;
