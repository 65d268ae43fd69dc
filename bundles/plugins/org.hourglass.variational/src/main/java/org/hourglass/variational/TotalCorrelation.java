package org.hourglass.variational;

import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.Code;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Tensor;

/**
 * β-TCVAE: the divergence from the prior in three parts, of which the total correlation has the weight β. It is the whole
 * divergence and stands instead of {@code gaussian-kl}, not beside it.
 *
 * <pre>
 *   Ω = w · (1/n) · Σᵢ (MIᵢ + β · TCᵢ + Kᵢ)
 *   MIᵢ = ln q(hᵢ|xᵢ) − ln q(hᵢ)               information of the code about the sample
 *   TCᵢ = ln q(hᵢ) − Σⱼ ln q(hᵢⱼ)              dependence of the units on each other
 *   Kᵢ  = Σⱼ ln q(hᵢⱼ) − ln p(hᵢ)              divergence of each unit from its prior
 *   ln q(hᵢ)  ≈ ln Σₖ q(hᵢ|xₖ) − ln(N n),   ln q(hᵢⱼ) ≈ ln Σₖ q(hᵢⱼ|xₖ) − ln(N n)
 * </pre>
 *
 * <p>Shape: h, μ and ln σ² are {@code [batch, code]}, Ω is a scalar; the densities of all pairs are {@code [batch,
 * batch, code]}. n is the batch, N the training set. Domain: all numbers; the encoder must be stochastic. Unit: nats.
 * Reduction: mean over the batch, sum over the units. With β = 1 the sum telescopes to ln q(h|x) − ln p(h), whose
 * expectation is the divergence itself. Gradient: through the draw of a sample and through the densities of all pairs; it
 * does not depend on N.
 *
 * <p>The minibatch-weighted estimates are biased: their levels depend on n and N.
 *
 * <p>Reported in nats: {@code mutual-information}, {@code total-correlation}, {@code dimension-kl}; {@code kl} in
 * closed form; {@code beta-eff} is the weight of the total correlation beside a negative log-likelihood in nats. The
 * weight w is 1 for {@code bce-sum}; a {@code -mean} loss needs a weight smaller by the number of values of a sample.
 *
 * <p>Source: R. T. Q. Chen, X. Li, R. Grosse, D. Duvenaud, "Isolating sources of disentanglement in variational
 * autoencoders", NeurIPS 2018, sections 3 to 3.2, with α = γ = 1. Deviation: w, there 1.
 */
@RegularizerPlugin(
        name = "total-correlation",
        doc = "Divergence from N(0, I) with a weight on the dependence of units; instead of gaussian-kl")
record TotalCorrelation(
        @Param(doc = "weight of the total correlation within the divergence", def = 6, min = 0, max = 1e4) double beta,
        @Param(doc = "weight of the whole divergence in the loss", def = 1, min = 0, max = 1e4) double weight)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        Code.Posterior posterior = Bound.posterior(pass, "total-correlation");
        Tensor h = pass.code();
        Axis batch = h.shape().axis("batch");
        Code.Posterior others = new Code.Posterior(
                posterior.mean().rename("batch", "other"),
                posterior.logVariance().rename("batch", "other"));
        Tensor pairs = Bound.logDensity(h.expand(axis("other", batch.size())), others);
        double all = Math.log((double) pass.trainingSamples() * batch.size());
        Tensor own = Bound.logDensity(h, posterior).sum("code");
        Tensor joint = pairs.sum("code").logSumExp("other").minus(all);
        Tensor product = pairs.logSumExp("other").minus(all).sum("code");
        Tensor prior = Bound.logPrior(h).sum("code");

        Tensor information = own.minus(joint).mean();
        Tensor correlation = joint.minus(product).mean();
        Tensor units = product.minus(prior).mean();
        pass.report("mutual-information", information);
        pass.report("total-correlation", correlation);
        pass.report("dimension-kl", units);
        pass.report("kl", posterior.divergence().sum("code").mean());
        Bound.reportBeta(pass, h.constant(weight * beta));
        return information.plus(correlation.times(beta)).plus(units).times(weight);
    }
}
