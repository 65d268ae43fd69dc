/** The standard pruners: rules that stop runs which are not worth their time. */
@NullMarked
package org.hourglass.pruners;

import org.jspecify.annotations.NullMarked;
