package org.hourglass.regularizers;

import java.util.List;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * Adversarial autoencoder: pulls the distribution of the codes towards the standard normal one, by a discriminator that
 * learns to tell codes from draws.
 *
 * <pre>
 *   Ω(H) = −w · (1/n) · Σᵢ ln σ(D(hᵢ))
 *   D minimises −½ · ((1/n) · Σᵢ ln σ(D(pᵢ)) + (1/n) · Σᵢ ln (1 − σ(D(hᵢ)))),   pᵢ ~ N(0, I)
 * </pre>
 *
 * <p>Shape: H and p are {@code [batch, code]}, p drawn anew in each step; D has leaky rectifiers of slope .2 and one
 * output; Ω is a scalar. Domain: all numbers. Unit: nats. Reduction: mean over the batch. Gradient: of Ω by the code, and
 * so by the encoder, alone; D follows its own loss alone. Both are taken in the same step; at Ω = w ln 2 the discriminator
 * cannot tell codes from draws.
 *
 * <p>Reports {@code discriminator}, its loss; {@code accuracy}, the share of codes and draws that it tells right, .5 being
 * chance; {@code variance}, the mean variance of a unit over the batch, which is 1 for the prior and 0 for collapsed
 * codes. The weight goes with a {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the
 * number of values of a sample.
 *
 * <p>Source: A. Makhzani, J. Shlens, N. Jaitly, I. Goodfellow, B. Frey, "Adversarial autoencoders", ICLR workshop, 2016,
 * section 2. Deviation: one loss with a weight in place of two phases; the discriminator's loss is halved, and its
 * rectifiers are leaky.
 */
@RegularizerPlugin(name = "adversarial", doc = "Pulls the codes towards a normal prior by a discriminator")
record Adversarial(
        @Param(doc = "weight in the loss", def = 1e-3, min = 1e-9, max = 1e4, log = true) double weight,
        @ListParam(doc = "widths of the discriminator's hidden layers", def = "256,256", min = 1, max = 65536)
                List<Integer> hidden,
        @Param(doc = "learning rate of the discriminator", def = 1e-3, min = 1e-7, max = 1, log = true)
                double learningRate)
        implements Regularizer {

    Adversarial {
        hidden = List.copyOf(hidden);
    }

    @Override
    public Tensor penalty(Pass pass) {
        Tensor codes = pass.code();
        Tensor prior = pass.random().normal(codes.shape());
        return new Contest(hidden, learningRate).between(pass, prior, codes).times(weight);
    }
}
