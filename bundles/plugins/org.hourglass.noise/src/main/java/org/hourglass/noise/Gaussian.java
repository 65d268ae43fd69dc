package org.hourglass.noise;

import org.hourglass.spi.FlagParam;
import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;

/**
 * Additive normal noise.
 *
 * <pre>
 *   x̃ = x + σ ε,   ε ~ N(0, 1);   with clip: min(max(x + σ ε, 0), 1)
 *   with vary: σ ~ U(0, sd) for each sample, else σ = sd
 * </pre>
 *
 * <p>Shape: x, ε and x̃ are {@code [batch, features]}. Domain: all numbers; with clip data in [0, 1]. Unit: that of the
 * data. Gradient: ∂x̃/∂x = 1, and 0 where the clip holds. The mean squared difference is σ² without clip, with vary
 * sd²/3.
 *
 * <p>The clip is off unless it is asked for, because it changes the task by some 3 dB: on MNIST's training images σ =
 * 0.5 without clip has a mean squared difference of σ² = 0.25, a PSNR of 6.02 dB, and with clip 9.37 dB.
 *
 * <p>Source: P. Vincent, H. Larochelle, I. Lajoie, Y. Bengio, P.-A. Manzagol, "Stacked denoising autoencoders", JMLR
 * 11, 2010, section 3.3. With clip and σ = 0.5: F. Chollet, "Building autoencoders in Keras", The Keras Blog, 2016,
 * section "Application to image denoising". A strength of each sample: K. Zhang, W. Zuo, Y. Chen, D. Meng, L. Zhang,
 * "Beyond a Gaussian denoiser", IEEE Transactions on Image Processing 26, 2017, section III.E (blind denoising).
 */
@NoisePlugin(name = "gaussian", doc = "Adds normal noise to every value")
record Gaussian(
        @Param(doc = "standard deviation of the noise", def = 0.3, min = 0, max = 10) double sd,
        @FlagParam(doc = "whether the result is clipped to the interval from 0 to 1", def = false) boolean clip,
        @FlagParam(doc = "whether each sample has a deviation of its own, uniform up to sd", def = false) boolean vary)
        implements Noise {

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Random random = scope.random();
        Tensor noisy = x.plus(random.normal(x.shape()).times(Strength.of(sd, vary, x, random)));
        return clip ? noisy.clip(0, 1) : noisy;
    }

    @Override
    public Interval dataRange() {
        return clip ? Interval.UNIT : Interval.ALL;
    }
}
