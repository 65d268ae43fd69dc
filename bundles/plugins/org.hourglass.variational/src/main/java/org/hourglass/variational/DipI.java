package org.hourglass.variational;

import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * DIP-VAE-I: the covariance of the codes' means over the data is to be the identity. It goes beside {@code gaussian-kl}.
 *
 * <pre>
 *   Ω = o · Σᵢ≠ⱼ Cᵢⱼ² + d · Σᵢ (Cᵢᵢ − 1)²,   C = (1/n) · Σₖ (μₖ − μ̄)(μₖ − μ̄)ᵀ
 * </pre>
 *
 * <p>Shape: μ is {@code [batch, code]}, C is {@code [code, code]}, Ω is a scalar. Domain: all numbers; the encoder must
 * be stochastic. Unit: that of the code to the fourth power. Reduction: C over the batch, sum over the pairs of units,
 * each twice. Gradient: ∂Ω/∂μₖ = (4/n) · G (μₖ − μ̄), Gᵢⱼ = o Cᵢⱼ and Gᵢᵢ = d (Cᵢᵢ − 1).
 *
 * <p>The weights go with a {@code -sum} loss; a {@code -mean} loss needs them smaller by the number of values of a
 * sample.
 *
 * <p>Source: A. Kumar, P. Sattigeri, A. Balakrishnan, "Variational inference of disentangled latent concepts from
 * unlabeled observations", ICLR 2018, section 3.
 */
@RegularizerPlugin(
        name = "dip-i",
        doc = "Pulls the covariance of the means of the codes towards the identity; beside gaussian-kl")
record DipI(
        @Param(doc = "weight of the covariances", def = 10, min = 0, max = 1e6) double offDiagonal,
        @Param(doc = "weight of the variances", def = 100, min = 0, max = 1e6) double diagonal)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        return Covariance.of(Bound.posterior(pass, "dip-i").mean()).distance(offDiagonal, diagonal);
    }
}
