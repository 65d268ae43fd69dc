package org.hourglass.spi;

import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/** The distance L(x, r) between data and reconstruction. Called while a computation is built, by one thread. */
@ConsumerType
public interface Loss {

    /**
     * Returns the loss of each sample; the engine takes the mean over the batch.
     *
     * @param x the clean data: [batch, features]
     * @param raw what the decoder gave, before any activation: [batch, features]
     * @return [batch]
     */
    Tensor perSample(Tensor x, Tensor raw);

    /** Returns the reconstruction r that belongs to the decoder's raw output: its output activation. */
    Tensor reconstruction(Tensor raw);

    /** Returns where the data must lie; checked against the dataset before anything runs. */
    Interval dataRange();
}
