/** What people read: tables, numbers and curves as text. */
@NullMarked
package org.hourglass.cli.internal.text;

import org.jspecify.annotations.NullMarked;
