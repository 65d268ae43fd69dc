/** Training speed of Hourglass next to PyTorch, measured on the same machine in the same minutes. */
@NullMarked
package org.hourglass.benchmarks;

import org.jspecify.annotations.NullMarked;
