package org.hourglass.spi;

import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.osgi.annotation.versioning.ProviderType;

/** Where an architecture is built: the run's parameters and randomness, and what it is built for. */
@ProviderType
public interface Scope {

    /** Returns the shape of one sample: [features], or [height, width, channels] for images. */
    Shape sample();

    /** Returns the parameters of the architecture. */
    Parameters parameters();

    /** Returns the architecture's own random stream: dropout, sampled codes. */
    Random random();

    /** Says whether this is built to train; if not, dropout is off and running averages are used. */
    boolean training();
}
