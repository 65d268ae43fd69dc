package org.hourglass.noise;

import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Ones: sets each value to 1 with probability {@code p}, independently; salt without pepper.
 *
 * <pre>
 *   x̃ = 1 if m = 1, else x;   m ~ Bernoulli(p)
 * </pre>
 *
 * <p>Shape: x, m and x̃ are {@code [batch, features]}. Domain: data in [0, 1], whose upper end 1 is. Unit: that of the
 * data. Gradient: ∂x̃/∂x = 1 − m. The mean squared difference is p · E[(1−x)²]: on MNIST's training images 0.8506 p,
 * with p = 0.05 a PSNR of 13.71 dB.
 *
 * <p>Source: the salt of P. Vincent, H. Larochelle, I. Lajoie, Y. Bengio, P.-A. Manzagol, "Stacked denoising
 * autoencoders", JMLR 11, 2010, section 3.3, alone.
 */
@NoisePlugin(name = "ones", doc = "Sets values to 1 with probability p")
record Ones(@Param(doc = "probability that a value is set to 1", def = 0.05, min = 0, max = 1) double p)
        implements Noise {

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        return scope.random().bernoulli(p, x.shape()).choose(x.constant(1), x);
    }

    @Override
    public Interval dataRange() {
        return Interval.UNIT;
    }
}
