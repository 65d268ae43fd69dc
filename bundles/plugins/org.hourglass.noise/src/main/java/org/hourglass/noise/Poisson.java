package org.hourglass.noise;

import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Poisson noise: each value becomes a count of particles, as a dim light is seen by a camera.
 *
 * <pre>
 *   x̃ = N / λ,   N ~ Poisson(λ x)
 * </pre>
 *
 * <p>Shape: x, N and x̃ are {@code [batch, features]}. Domain: data in [0, 1]; x̃ is at least 0 and may exceed 1. Unit:
 * that of the data; λ is the mean count at x = 1. Gradient: 0, counts being whole numbers. The mean of x̃ is x, the mean
 * squared difference E[x]/λ: on MNIST's training images 0.1307/λ, with λ = 30 a PSNR of 23.61 dB.
 *
 * <p>N is drawn by inversion of the distribution function, N = #{k ≥ 0: u &gt; P(N ≤ k)} with one uniform number u for
 * each value. That is exact up to two things: k ends at the least K with P(N &gt; K) &lt; 1e-7 at x = 1 (62 for λ = 30),
 * and in float32 probabilities are sums with a rounding error of about 1e-6, so that the tail beyond is not to be
 * relied on. It takes K steps of four operations for each value; λ is at most 80, where e^−λ still is a normal number
 * of float32.
 *
 * <p>Source: L. Devroye, "Non-uniform random variate generation", Springer, 1986, section X.3.
 */
@NoisePlugin(name = "poisson", doc = "Replaces values by counts of particles in proportion to them")
record Poisson(@Param(doc = "mean count of a value of 1", def = 30, min = 0.1, max = 80, log = true) double lambda)
        implements Noise {

    private static final double TAIL = 1e-7;

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Tensor mean = x.stopGradient().times(lambda);
        Tensor uniform = scope.random().uniform(x.shape());
        Tensor probability = mean.negate().exp();
        Tensor below = probability;
        Tensor count = uniform.greater(below);
        for (int k = 1; k < largest(); k++) {
            probability = probability.times(mean).over(k);
            below = below.plus(probability);
            count = count.plus(uniform.greater(below));
        }
        return count.over(lambda);
    }

    /** Returns the least K with P(N &gt; K) below the tail where the mean is λ. */
    int largest() {
        double probability = Math.exp(-lambda);
        double above = 1 - probability;
        int k = 0;
        while (above >= TAIL) {
            k++;
            probability *= lambda / k;
            above -= probability;
        }
        return k;
    }

    @Override
    public Interval dataRange() {
        return Interval.UNIT;
    }
}
