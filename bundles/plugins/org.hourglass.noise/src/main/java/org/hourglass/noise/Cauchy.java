package org.hourglass.noise;

import org.hourglass.spi.FlagParam;
import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Additive Cauchy noise: mostly small, now and then huge.
 *
 * <pre>
 *   x̃ = x + γ tan(π (u − ½)),   u ~ U[0, 1);   with clip: min(max(x̃, 0), 1)
 * </pre>
 *
 * <p>Shape: x, u and x̃ are {@code [batch, features]}. Domain: all numbers; with clip data in [0, 1]. Unit: that of the
 * data. Gradient: ∂x̃/∂x = 1, and 0 where the clip holds. Half of all noise is within ±γ; mean and variance do not
 * exist, so that without clip the PSNR of a sample of data is whatever its largest values make it. The uniform numbers
 * of float32 have 23 bits: the noise is within ±γ 2²³/π.
 *
 * <p>Source: N. L. Johnson, S. Kotz, N. Balakrishnan, "Continuous univariate distributions", volume 1, 2nd edition,
 * Wiley, 1994, chapter 16 (inversion of the distribution function).
 */
@NoisePlugin(name = "cauchy", doc = "Adds Cauchy noise, mostly small and now and then huge, to every value")
record Cauchy(
        @Param(doc = "half of all noise is within plus or minus this", def = 0.005, min = 0, max = 10) double scale,
        @FlagParam(doc = "whether the result is clipped to the interval from 0 to 1", def = false) boolean clip)
        implements Noise {

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Tensor angle = scope.random().uniform(x.shape()).minus(0.5).times(Math.PI);
        Tensor noisy = x.plus(angle.sin().over(angle.cos()).times(scale));
        return clip ? noisy.clip(0, 1) : noisy;
    }

    @Override
    public Interval dataRange() {
        return clip ? Interval.UNIT : Interval.ALL;
    }
}
