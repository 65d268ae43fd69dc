package org.hourglass.variational;

import org.hourglass.spi.Clock;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * The divergence of the codes' distributions from the prior N(0, I): with a likelihood as the loss, and β = 1 for a
 * {@code -sum} loss, the evidence lower bound.
 *
 * <pre>
 *   Ω = β(t) · Σⱼ max(λ, Dⱼ)                        without a capacity
 *   Ω = β · |Σⱼ max(λ, Dⱼ) − C(t)|                   with a capacity C
 *   Dⱼ = (1/n) · Σᵢ ½ (μᵢⱼ² + σᵢⱼ² − ln σᵢⱼ² − 1)
 *   β(t) = β · r(t), C(t) = C · r(t);   r rises from 0 to 1 in the epochs of warm-up, anew in each cycle
 * </pre>
 *
 * <p>Shape: μ and ln σ² are {@code [batch, code]}, Ω is a scalar. Domain: all numbers; the encoder must be stochastic.
 * Unit: nats. Reduction: mean over the batch, sum over the units; the free bits λ and the capacity C hold for the mean
 * over the batch, not for each sample. Gradient: ∂Ω/∂μᵢⱼ = β μᵢⱼ/n, ∂Ω/∂ln σᵢⱼ² = β (σᵢⱼ² − 1)/2n where Dⱼ is above λ, else 0;
 * with a capacity times the sign of the difference.
 *
 * <p>What β means depends on the loss: {@code beta-eff} is the weight beside a negative log-likelihood in nats, which
 * is β for {@code bce-sum}, β · D for {@code bce-mean}, β/2 for {@code mse-sum} and β · D/2 for {@code mse-mean}. {@code
 * kl} is Σⱼ Dⱼ, without weight, free bits and capacity.
 *
 * <p>Source: D. P. Kingma, M. Welling, "Auto-encoding variational Bayes", ICLR 2014, appendix B; β: I. Higgins et al.,
 * "β-VAE: learning basic visual concepts with a constrained variational framework", ICLR 2017, section 2; warm-up: S.
 * Bowman et al., "Generating sentences from a continuous space", CoNLL 2016, section 3.1, there along a sigmoid; cycles:
 * H. Fu et al., "Cyclical annealing schedule", NAACL 2019, section 4; free bits: D. P. Kingma et al., "Improved
 * variational inference with inverse autoregressive flow", NIPS 2016, appendix on the objective; capacity: C. Burgess et
 * al., "Understanding disentangling in β-VAE", 2018, section 5, where β is called γ and is 1000, and C reaches 25.
 */
@RegularizerPlugin(name = "gaussian-kl", doc = "Divergence of the distributions of the codes from N(0, I), in nats")
record GaussianKl(
        @Param(doc = "weight in the loss once warmed up", def = 1, min = 0, max = 1e6) double beta,
        @Param(
                        doc = "epochs in which the weight, or the capacity if there is one, rises from 0",
                        def = 0,
                        min = 0,
                        max = 1e6)
                double warmUp,
        @IntParam(doc = "cycles of equal length in a run, each with its warm-up", def = 1, min = 1, max = 1000)
                int cycles,
        @Param(doc = "nats of each unit, in the mean over the batch, that cost nothing", def = 0, min = 0, max = 100)
                double freeBits,
        @Param(
                        doc = "nats of the code, in the mean over the batch, that it is pulled to; 0 for no capacity",
                        def = 0,
                        min = 0,
                        max = 1e6)
                double batchCapacity)
        implements Regularizer {

    GaussianKl {
        if (cycles > 1 && warmUp == 0) {
            throw new IllegalArgumentException(
                    "gaussian-kl: `warm-up` must be above 0 where `cycles` is above 1, but got %s".formatted(warmUp));
        }
    }

    @Override
    public Tensor penalty(Pass pass) {
        Tensor units = Bound.posterior(pass, "gaussian-kl").divergence().mean("batch");
        pass.report("kl", units.sum());
        Tensor kept = (freeBits > 0 ? units.atLeast(freeBits) : units).sum();
        Tensor ramp = ramp(pass.clock());
        boolean bounded = batchCapacity > 0;
        Tensor weight = bounded ? ramp.constant(beta) : ramp.times(beta);
        Bound.reportBeta(pass, weight);
        return (bounded ? kept.minus(ramp.times(batchCapacity)).abs() : kept).times(weight);
    }

    /** Returns r(t), its clock set back to 0 at the start of each cycle. */
    private Tensor ramp(Clock clock) {
        double longest = (double) clock.epochs() / cycles;
        if (cycles > 1 && warmUp > longest) {
            throw new IllegalArgumentException(
                    "gaussian-kl: `warm-up` must be at most the epochs of a cycle, %s, but got %s"
                            .formatted(longest, warmUp));
        }
        Tensor start = clock.step().constant(0);
        long before = 0;
        for (int cycle = 1; cycle < cycles; cycle++) {
            long first = Math.round(cycle * longest * clock.stepsPerEpoch());
            start = start.plus(clock.step().greater(first - 0.5).times(first - before));
            before = first;
        }
        return new Clock(clock.step().minus(start), clock.stepsPerEpoch(), clock.epochs()).ramp(warmUp);
    }
}
