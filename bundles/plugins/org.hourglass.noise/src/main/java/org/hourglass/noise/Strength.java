package org.hourglass.noise;

import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** How strong a noise is: the same for all samples, or drawn for each. */
final class Strength {

    private Strength() {}

    /**
     * Returns the strength: a scalar, or with {@code vary} one of each sample from U(0, most): [batch].
     *
     * @param x the batch
     * @param random the noise's own
     */
    static Tensor of(double most, boolean vary, Tensor x, Random random) {
        return vary
                ? random.named("strength").uniform(Shape.of(x.shape().axis(0))).times(most)
                : x.constant(most);
    }
}
