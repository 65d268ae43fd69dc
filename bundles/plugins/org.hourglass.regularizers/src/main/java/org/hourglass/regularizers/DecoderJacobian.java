package org.hourglass.regularizers;

import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * Decoder Jacobian: pulls the derivative of the reconstruction by the code towards 0, so that near codes are decoded
 * alike (RAE-GP, the gradient penalty of regularized autoencoders).
 *
 * <pre>
 *   Ω = w · (1/n) · Σᵢ ‖∂g(hᵢ)/∂hᵢ‖²,   ‖J‖² ≈ (1/K) · Σₖ ‖vₖᵀ J‖²,   the elements of each vₖ being −1 or 1 at random
 * </pre>
 *
 * <p>Shape: h is {@code [batch, code]}, g(h) with its output activation is {@code [batch, features]}, Ω is a scalar.
 * Domain: any decoder that maps each sample by itself (no batch normalisation) and can be differentiated twice. Unit:
 * squared units of the data for one of the code. Reduction: the norm of each sample, estimated without bias, then the
 * mean over the batch. Gradient: through the Jacobian; zero at a decoder that is constant.
 *
 * <p>Codes that spread out escape: use it with {@code rae-l2}. The weight goes with a {@code -mean} loss; with a {@code
 * -sum} loss the same balance needs a weight larger by the number of values of a sample.
 *
 * <p>Source: P. Ghosh, M. S. M. Sajjadi, A. Vergari, M. Black, B. Schölkopf, "From variational to deterministic
 * autoencoders", ICLR 2020, section 3.1, equation 9. Deviation: the norm is estimated by random directions.
 */
@RegularizerPlugin(name = "decoder-jacobian", doc = "Pulls the derivative of the reconstruction by the code towards 0")
record DecoderJacobian(
        @Param(doc = "weight in the loss", def = 1e-6, min = 1e-10, max = 100, log = true) double weight,
        @IntParam(doc = "random directions of the estimate", def = 1, min = 1, max = 256) int probes)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        return JacobianNorm.estimated(pass.reconstruction(), pass.code(), pass.random(), probes)
                .mean()
                .times(weight);
    }
}
