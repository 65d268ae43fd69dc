package org.hourglass.regularizers;

import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * Code length: keeps codes near the origin, as the prior of a variational autoencoder would (RAE-L2, with {@code
 * weight-decay} for the decoder).
 *
 * <pre>
 *   Ω(H) = w · (1/n) · Σᵢ ½ ‖hᵢ‖²
 * </pre>
 *
 * <p>Shape: H is {@code [batch, code]}, Ω is a scalar. Domain: all numbers. Unit: that of the code, squared. Reduction:
 * mean over the batch, sum over the units. Gradient: ∂Ω/∂Hᵢⱼ = (w/n) · Hᵢⱼ.
 *
 * <p>The decoder may escape by growing: add {@code weight-decay} or {@code decoder-jacobian}. The weight goes with a
 * {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the number of values of a
 * sample.
 *
 * <p>Source: P. Ghosh, M. S. M. Sajjadi, A. Vergari, M. Black, B. Schölkopf, "From variational to deterministic
 * autoencoders", ICLR 2020, section 3.1, equation 11.
 */
@RegularizerPlugin(name = "rae-l2", doc = "Keeps codes near the origin")
record RaeL2(@Param(doc = "weight in the loss", def = 1e-4, min = 1e-9, max = 100, log = true) double weight)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        return pass.code().squaredNorm("code").mean().times(weight / 2);
    }
}
