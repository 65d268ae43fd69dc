package org.hourglass.spi;

import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/** Where a plugin builds its tensors: parameters and randomness of its own, and what it is built for. */
@ProviderType
public interface Scope {

    /** Returns the shape of one sample: [features], or [height, width, channels] for images. */
    Shape sample();

    /** Returns the plugin's own parameters, trained on the run's loss. */
    Parameters parameters();

    /** Returns the plugin's own random stream: fresh in every training step, fixed per row in evaluation. */
    Random random();

    /** Says whether this is built to train; if not, dropout is off and running averages are used. */
    boolean training();

    /** Returns how far training is. */
    Clock clock();

    /**
     * Returns the labels of the batch, one-hot: [batch, class]. A row of zeros is a sample whose class is not known, as
     * all are where codes are evaluated.
     *
     * @throws IllegalStateException if the plugin has not said that it needs labels
     */
    Tensor labels();
}
