package org.hourglass.spi;

import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/** A term Ω of the loss beside the reconstruction. Called while a computation is built, by one thread. */
@ConsumerType
public interface Regularizer {

    /**
     * Returns the penalty of a batch, weighted: a scalar, independent of the batch size in expectation.
     *
     * @throws IllegalArgumentException if the pass does not fit, for example a code out of its domain
     */
    Tensor penalty(Pass pass);

    /** Says whether the labels of the training samples are needed ({@link Scope#labels}); they reach no other plugin. */
    default boolean needsLabels() {
        return false;
    }
}
