package org.hourglass.regularizers;

import java.util.List;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * Generative adversarial network: makes what the decoder gives look like data to a discriminator.
 *
 * <pre>
 *   Ω = −w · (1/n) · Σᵢ ln σ(D(rᵢ))
 *   D minimises −½ · ((1/n) · Σᵢ ln σ(D(xᵢ)) + (1/n) · Σᵢ ln (1 − σ(D(rᵢ))))
 * </pre>
 *
 * <p>Shape: the clean x and r, what is decoded with its output activation, are {@code [batch, features]}; D has leaky
 * rectifiers of slope .2 and one output; Ω is a scalar. Domain: all numbers. Unit: nats. Reduction: mean over the batch.
 * Gradient: of Ω by r, and so by the decoder and by the encoder if there is one; D follows its own loss alone. Both are
 * taken in the same step; at Ω = w ln 2 the discriminator cannot tell the two apart.
 *
 * <p>With the architecture {@code gan}, whose codes are draws from the prior, and the loss {@code none} it is the
 * generative adversarial network itself; with another architecture and loss it sharpens reconstructions. Reports {@code
 * discriminator}, its loss; {@code accuracy}, the share of both that it tells right, .5 being chance; {@code variance},
 * the mean variance of a value of r over the batch, which falls to 0 if all that is decoded looks the same.
 *
 * <p>Source: I. Goodfellow et al., "Generative adversarial nets", NIPS 2014, section 3 and algorithm 1, in the form that
 * does not saturate; A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional
 * generative adversarial networks", ICLR 2016, section 4 (rectifiers, learning rate). Deviation: the discriminator's loss
 * is halved.
 */
@RegularizerPlugin(name = "gan", doc = "Makes what is decoded look like data to a discriminator")
record Gan(
        @Param(doc = "weight in the loss", def = 1, min = 1e-9, max = 1e4, log = true) double weight,
        @ListParam(doc = "widths of the discriminator's hidden layers", def = "256", min = 1, max = 65536)
                List<Integer> hidden,
        @Param(doc = "learning rate of the discriminator", def = 2e-4, min = 1e-7, max = 1, log = true)
                double learningRate)
        implements Regularizer {

    Gan {
        hidden = List.copyOf(hidden);
    }

    @Override
    public Tensor penalty(Pass pass) {
        return new Contest(hidden, learningRate)
                .between(pass, pass.clean(), pass.reconstruction())
                .times(weight);
    }
}
