package org.hourglass.regularizers;

import static java.lang.Math.log;

import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Kullback-Leibler sparsity: pulls the mean activation of every code unit towards {@code rho}.
 *
 * <pre>
 *   Ω(H) = β · Σⱼ KL(ρ ‖ ρ̂ⱼ),   ρ̂ⱼ = (1/n) · Σᵢ Hᵢⱼ
 *   KL(ρ ‖ ρ̂) = ρ ln(ρ/ρ̂) + (1−ρ) ln((1−ρ)/(1−ρ̂))
 * </pre>
 *
 * <p>Shape: H is {@code [batch, code]}, Ω is a scalar. Domain: 0 ≤ H ≤ 1 (sigmoid units); ρ̂ is clipped to [ε, 1−ε]
 * with ε = 1e-7, where the gradient is 0. Unit: nats. Reduction: mean over the batch, sum over the units. Gradient:
 * ∂Ω/∂Hᵢⱼ = (β/n) · ((1−ρ)/(1−ρ̂ⱼ) − ρ/ρ̂ⱼ).
 *
 * <p>The weight goes with a {@code -mean} loss; with a {@code -sum} loss the same balance needs a β larger by the
 * number of values of a sample.
 *
 * <p>Source: A. Ng, "Sparse autoencoder", CS294A lecture notes, Stanford University, 2011, section 3. Deviation: ρ̂
 * is the mean over the batch, there it is over the whole training set; and β = 3 there goes with half the summed
 * squared error.
 */
@RegularizerPlugin(name = "kl-sparsity", doc = "Keeps the mean activation of each code unit near rho")
record KlSparsity(
        @Param(doc = "target mean activation", def = 0.05, min = 1e-4, max = 0.5, log = true) double rho,
        @Param(doc = "weight in the loss", def = 0.01, min = 0, max = 1e3) double beta)
        implements Regularizer {

    private static final double EPSILON = 1e-7;

    @Override
    public Tensor penalty(Pass pass) {
        Interval range = pass.code().range();
        if (!range.within(Interval.UNIT)) {
            throw new IllegalArgumentException(
                    "kl-sparsity: the code must be in [0, 1], but its range is %s; use a sigmoid code"
                            .formatted(range));
        }
        Tensor mean = pass.code().mean("batch").clip(EPSILON, 1 - EPSILON);
        Tensor crossEntropy = mean.log().times(-rho).plus(mean.oneMinus().log().times(rho - 1));
        double entropy = -rho * log(rho) - (1 - rho) * log(1 - rho);
        return crossEntropy.minus(entropy).sum().times(beta);
    }
}
