package org.hourglass.variational;

import org.hourglass.spi.Code;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * DIP-VAE-II: the covariance of the codes themselves over the data is to be the identity. It goes beside {@code
 * gaussian-kl}.
 *
 * <pre>
 *   Ω = o · Σᵢ≠ⱼ Cᵢⱼ² + d · Σᵢ (Cᵢᵢ − 1)²,   C = (1/n) · Σₖ (μₖ − μ̄)(μₖ − μ̄)ᵀ + diag σₖ²
 * </pre>
 *
 * <p>Shape: μ and σ² are {@code [batch, code]}, C is {@code [code, code]}, Ω is a scalar. Domain: all numbers; the
 * encoder must be stochastic. Unit: that of the code to the fourth power. Reduction: C over the batch, sum over the
 * pairs of units, each twice. C is the covariance of h under the aggregate posterior, by the law of total covariance
 * and without drawing h. Gradient: ∂Ω/∂μₖ = (4/n) · G (μₖ − μ̄), ∂Ω/∂ln σₖᵢ² = (2/n) · Gᵢᵢ σₖᵢ², Gᵢⱼ = o Cᵢⱼ and Gᵢᵢ = d
 * (Cᵢᵢ − 1).
 *
 * <p>The weights go with a {@code -sum} loss; a {@code -mean} loss needs them smaller by the number of values of a
 * sample.
 *
 * <p>Source: A. Kumar, P. Sattigeri, A. Balakrishnan, "Variational inference of disentangled latent concepts from
 * unlabeled observations", ICLR 2018, section 3.
 */
@RegularizerPlugin(
        name = "dip-ii",
        doc = "Pulls the covariance of the codes themselves towards the identity; beside gaussian-kl")
record DipIi(
        @Param(doc = "weight of the covariances", def = 10, min = 0, max = 1e6) double offDiagonal,
        @Param(doc = "weight of the variances", def = 10, min = 0, max = 1e6) double diagonal)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        Code.Posterior posterior = Bound.posterior(pass, "dip-ii");
        Tensor variances = posterior.logVariance().exp().mean("batch");
        return Covariance.of(posterior.mean()).plus(variances).distance(offDiagonal, diagonal);
    }
}
