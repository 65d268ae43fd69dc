package org.hourglass.noise;

import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Tensor;

/**
 * Additive uniform noise.
 *
 * <pre>
 *   x̃ = x + a u,   u ~ U(−1, 1)
 * </pre>
 *
 * <p>Shape: x, u and x̃ are {@code [batch, features]}. Domain: all numbers. Unit: that of the data. Gradient: ∂x̃/∂x =
 * 1. The mean squared difference is a²/3: with a = 0.5 a PSNR of 10.79 dB for data in [0, 1].
 *
 * <p>Source: definition; its variance in C. M. Bishop, "Pattern recognition and machine learning", Springer, 2006,
 * appendix B.
 */
@NoisePlugin(name = "uniform", doc = "Adds uniform noise to every value")
record Uniform(@Param(doc = "the noise lies between minus this and this", def = 0.5, min = 0, max = 10) double bound)
        implements Noise {

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Tensor signed = scope.random().uniform(x.shape()).times(2).minus(1);
        return x.plus(signed.times(bound));
    }
}
