package org.hourglass.noise;

import org.hourglass.spi.IntParam;
import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Quantisation: rounds values to evenly spaced levels from 0 to 1, always the same.
 *
 * <pre>
 *   x̃ = round(x (L − 1)) / (L − 1),   L = 2^bits
 * </pre>
 *
 * <p>Shape: x and x̃ are {@code [batch, features]}. Domain: data in [0, 1]; both ends are levels. Unit: that of the
 * data. Gradient: 0. The mean squared difference of data spread evenly over [0, 1] is 1/(12 (L−1)²): with 3 bits a PSNR
 * of 27.69 dB; on MNIST's training images, which are mostly 0 or near 1, 36.66 dB.
 *
 * <p>Source: A. Gersho, R. M. Gray, "Vector quantization and signal compression", Kluwer, 1992, chapter 5 (uniform
 * scalar quantisation).
 */
@NoisePlugin(name = "quantisation", doc = "Rounds values in [0, 1] to a few bits")
record Quantisation(@IntParam(doc = "bits per value", def = 3, min = 1, max = 16) int bits) implements Noise {

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        double steps = (1 << bits) - 1.0;
        return x.times(steps).round().over(steps);
    }

    @Override
    public Interval dataRange() {
        return Interval.UNIT;
    }
}
