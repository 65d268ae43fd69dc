/** What may be wrong with an installation, each check by itself. */
@NullMarked
package org.hourglass.cli.internal.doctor;

import org.jspecify.annotations.NullMarked;
