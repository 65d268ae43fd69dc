package org.hourglass.losses;

import java.util.OptionalDouble;
import org.hourglass.spi.Loss;
import org.hourglass.spi.LossPlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Binary cross-entropy, summed over the values of a sample.
 *
 * <pre>
 *   L(x, r) = −Σᵢ (xᵢ ln rᵢ + (1−xᵢ) ln(1−rᵢ)),   r = sigmoid(raw)
 * </pre>
 *
 * <p>Computed from the raw output as softplus(raw) − x · raw, which neither overflows nor needs a clip. Shape: x, raw
 * and r are {@code [batch, features]}, L is {@code [batch]}. Domain: 0 ≤ x ≤ 1. Unit: nats. Reduction: sum over the D
 * values of a sample; the mean over the batch is taken by the engine. Gradient: ∂L/∂rawᵢ = rᵢ − xᵢ.
 *
 * <p>Grey values have a floor above 0, their own entropy −x ln x − (1−x) ln(1−x), which is reached at r = x.
 *
 * <p>Source: C. M. Bishop, "Pattern recognition and machine learning", Springer, 2006, section 5.2, equation 5.23.
 */
@LossPlugin(name = "bce-sum", doc = "Cross-entropy of values in [0, 1], summed over the values of a sample")
record BceSum() implements Loss {

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        return raw.softplus().minus(raw.times(x)).sum("features");
    }

    @Override
    public Tensor reconstruction(Tensor raw) {
        return raw.sigmoid();
    }

    @Override
    public Interval dataRange() {
        return Interval.UNIT;
    }

    @Override
    public OptionalDouble nats(int features) {
        return OptionalDouble.of(1);
    }
}
