/** The tensors, the training and the linear algebra of Hourglass on TensorFlow for Java. */
@NullMarked
package org.hourglass.tensorflow.internal;

import org.jspecify.annotations.NullMarked;
