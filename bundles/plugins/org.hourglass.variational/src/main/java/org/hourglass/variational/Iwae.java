package org.hourglass.variational;

import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.Code;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;

/**
 * The importance-weighted bound: what is missing to it beside the loss of the drawn code, so that their sum is the bound. It
 * stands instead of {@code gaussian-kl}, not beside it.
 *
 * <pre>
 *   Ω = (1/n) · Σᵢ (−Bᵢ/ν − L(xᵢ, g(hᵢ₁))),   Bᵢ = ln (1/K) Σₖ wᵢₖ
 *   ln wᵢₖ = ln p(xᵢ|hᵢₖ) + ln p(hᵢₖ) − ln q(hᵢₖ|xᵢ),   ln p(x|h) = −ν · L(x, g(h))
 *   hᵢ₁ the code that was drawn, hᵢₖ ~ q(h|xᵢ)
 * </pre>
 *
 * <p>Shape: h is {@code [batch, code]}, w is {@code [K, batch]}, Ω is a scalar. ν is how many nats one unit of the loss
 * is. Domain: all numbers; the encoder must be stochastic and the loss a likelihood. Unit: that of the loss, so that it
 * needs no weight with any reduction. Reduction: mean over the batch. Gradient: that of the bound through all K codes;
 * that of L at the drawn code cancels. With K = 1, L + Ω is the bound of one draw, with ln q(h|x) − ln p(h) in the place of
 * its expectation. A step costs K passes through the decoder.
 *
 * <p>Reported: {@code bound}, B in nats up to the constant of the likelihood; {@code beta-eff}, always 1.
 *
 * <p>Source: Y. Burda, R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders", ICLR 2016, equation 8.
 */
@RegularizerPlugin(
        name = "iwae",
        doc = "Makes the loss the importance-weighted bound of several draws; instead of gaussian-kl")
record Iwae(@IntParam(doc = "K: draws for each sample", def = 5, min = 1, max = 1000) int draws)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        Code.Posterior posterior = Bound.posterior(pass, "iwae");
        double nats = pass.nats()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "iwae: the loss must be the logarithm of a likelihood, but it is none; use bce-sum or mse-sum"));
        Tensor loss = pass.lossOf(pass.code());
        Axis one = axis("draw", 1);
        Tensor weights = logWeight(pass.code(), loss.times(nats), posterior).expand(one);
        Random random = pass.random();
        for (int k = 1; k < draws; k++) {
            Tensor h = posterior.draw(random);
            weights = weights.concat(
                    "draw", logWeight(h, pass.lossOf(h).times(nats), posterior).expand(one));
        }
        Tensor bound = weights.logSumExp("draw").minus(Math.log(draws)).mean();
        pass.report("bound", bound);
        Bound.reportBeta(pass, bound.constant(1 / nats));
        return bound.negate().over(nats).minus(loss.mean());
    }

    private static Tensor logWeight(Tensor h, Tensor distortion, Code.Posterior posterior) {
        return Bound.logPrior(h)
                .minus(Bound.logDensity(h, posterior))
                .sum("code")
                .minus(distortion);
    }
}
