/** Reads study files and spans their space: YAML to tree, tree to terms and slots, slots to trials. */
@NullMarked
package org.hourglass.study.internal;

import org.jspecify.annotations.NullMarked;
