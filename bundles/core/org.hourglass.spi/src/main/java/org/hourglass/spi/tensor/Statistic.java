package org.hourglass.spi.tensor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A tensor that no gradient trains: a running average, a codebook that follows its codes. Like a parameter it is part of
 * the trained model, kept in checkpoints, and survives a stop with the same bits.
 */
@ProviderType
public interface Statistic {

    /** Returns the value before the step under way. */
    Tensor value();

    /**
     * Says what the value becomes when the step is made. The first call of a step counts, which is the batch's own pass;
     * where nothing is trained it does nothing.
     *
     * @param next a tensor of the same shape; no gradient flows through it
     */
    void become(Tensor next);
}
