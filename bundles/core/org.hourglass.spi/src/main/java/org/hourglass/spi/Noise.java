package org.hourglass.spi;

import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/** A corruption x → x̃ of what the encoder sees; the target stays the clean x. Called while a computation is built. */
@ConsumerType
public interface Noise {

    /**
     * Returns the corrupted batch.
     *
     * @param x [batch, features]
     * @param random this noise's own stream: fresh in every training step, fixed per row in evaluation
     * @return [batch, features]
     */
    Tensor corrupt(Tensor x, Random random);
}
