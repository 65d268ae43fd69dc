package org.hourglass.spi;

import java.util.OptionalDouble;
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
     * @param scope the shape of a sample, and parameters where the loss learns, such as a scale
     * @return [batch]
     */
    Tensor perSample(Tensor x, Tensor raw, Scope scope);

    /** Returns the reconstruction r that belongs to the decoder's raw output: its output activation. */
    Tensor reconstruction(Tensor raw);

    /** Returns where the data must lie; checked against the dataset before anything runs. */
    Interval dataRange();

    /**
     * Returns how many nats of -ln p(x|h), up to a constant, one unit of the loss is, if it is the negative logarithm of a
     * likelihood; by it β is told whatever the reduction of the loss is.
     *
     * @param features D: values per sample
     */
    default OptionalDouble nats(int features) {
        return OptionalDouble.empty();
    }
}
