package org.hourglass.losses;

import org.hourglass.spi.Loss;
import org.hourglass.spi.LossPlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * No term of reconstruction: what is trained follows from the penalties alone, as in a generative adversarial network,
 * which has no encoder.
 *
 * <pre>
 *   L(x, r) = 0,   r = sigmoid(raw)
 * </pre>
 *
 * <p>Shape: x, raw and r are {@code [batch, features]}, L is {@code [batch]}. Domain: x in [0, 1]. Unit: none. Reduction:
 * none. Gradient: 0; what is not a number in x or raw still shows.
 *
 * <p>Source: I. Goodfellow et al., "Generative adversarial nets", NIPS 2014, section 3: the objective has no such term.
 */
@LossPlugin(name = "none", doc = "No reconstruction term, for models that are trained by penalties alone")
record None() implements Loss {

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        return raw.minus(x).times(0).sum("features");
    }

    @Override
    public Tensor reconstruction(Tensor raw) {
        return raw.sigmoid();
    }

    @Override
    public Interval dataRange() {
        return Interval.UNIT;
    }
}
