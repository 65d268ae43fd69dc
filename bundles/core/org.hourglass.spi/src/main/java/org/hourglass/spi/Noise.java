package org.hourglass.spi;

import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/** A corruption x → x̃ of what the encoder sees; the target stays the clean x. Called while a computation is built. */
@ConsumerType
public interface Noise {

    /**
     * Returns the corrupted batch.
     *
     * @param x [batch, features]
     * @param scope the shape of a sample and this noise's own random stream; noise has no parameters
     * @return [batch, features]
     */
    Tensor corrupt(Tensor x, Scope scope);

    /** Returns where the data must lie for the corruption to mean something; checked before anything runs. */
    default Interval dataRange() {
        return Interval.ALL;
    }
}
