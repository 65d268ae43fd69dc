package org.hourglass.variational;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import org.hourglass.spi.Layers;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Opponent;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * FactorVAE: a discriminator estimates how far the units of the code depend on each other, and the encoder is to make it
 * little. It goes beside {@code gaussian-kl}.
 *
 * <pre>
 *   Ω = γ · (1/n) · Σᵢ ℓ(hᵢ),   ℓ = ln D/(1 − D), an estimate of ln q(h) − Σⱼ ln q(hⱼ)
 *   the discriminator minimises (1/n) · Σᵢ ½ (softplus(−ℓ(hᵢ)) + softplus(ℓ(h′ᵢ)))
 *   h′: every unit of the batch's codes with its rows in a random order of its own
 * </pre>
 *
 * <p>Shape: h is {@code [batch, code]}, ℓ is {@code [batch]}, Ω is a scalar; the draws of the orders are {@code [batch,
 * batch, code]}. Domain: all numbers; the encoder must be stochastic. Unit: nats. Reduction: mean over the batch.
 * Gradient: Ω moves the encoder alone and the discriminator's loss the discriminator alone, both at the same values.
 *
 * <p>Reported: {@code total-correlation}, the mean of ℓ(h); {@code discriminator}, its loss, ln 2 where it cannot tell;
 * {@code discriminator-accuracy}. γ goes with a {@code -sum} loss; a {@code -mean} loss needs one smaller by the number
 * of values of a sample.
 *
 * <p>Source: H. Kim, A. Mnih, "Disentangling by factorising", ICML 2018, section 3. Deviation: h′ is
 * made of the codes of the same batch, there of a second one; three layers of 256 by default, there six of 1000.
 */
@RegularizerPlugin(
        name = "factor",
        doc = "Dependence of the units of the code, estimated by a discriminator; beside gaussian-kl")
record Factor(
        @Param(doc = "weight in the loss", def = 10, min = 0, max = 1e4) double gamma,
        @ListParam(doc = "widths of the discriminator's layers", def = "256,256,256", min = 1, max = 65536)
                List<Integer> hidden,
        @Param(doc = "learning rate of the discriminator", def = 1e-4, min = 1e-7, max = 1, log = true)
                double learningRate)
        implements Regularizer {

    private static final double SLOPE = 0.2;

    Factor {
        hidden = List.copyOf(hidden);
    }

    @Override
    public Tensor penalty(Pass pass) {
        Bound.posterior(pass, "factor");
        Opponent discriminator = pass.opponent("discriminator");
        Tensor joint = logit(pass.code(), discriminator.parameters());
        Tensor product = logit(permuted(pass.code(), pass.random()), discriminator.parameters());
        Tensor loss = joint.negate().softplus().plus(product.softplus()).mean().times(0.5);
        discriminator.minimise(loss, learningRate);
        Tensor right = joint.greater(0).plus(product.negate().greater(0)).mean().times(0.5);
        pass.report("discriminator-accuracy", right);
        Tensor correlation = joint.mean();
        pass.report("total-correlation", correlation);
        return correlation.times(gamma);
    }

    private Tensor logit(Tensor h, Parameters parameters) {
        Tensor a = h;
        for (int i = 1; i <= hidden.size(); i++) {
            Axis width = axis("hidden-" + i, hidden.get(i - 1));
            a = Layers.dense(a, width, parameters.in("layer-" + i)).leakyRelu(SLOPE);
        }
        return Layers.dense(a, axis("logit", 1), parameters.in("logit")).sum("logit");
    }

    /** Returns each column in an order of its own: that of the ranks of random numbers, all orders being equally likely. */
    static Tensor permuted(Tensor h, Random random) {
        Shape shape = h.shape();
        Axis code = shape.axis("code");
        Axis other = axis("other", shape.axis("batch").size());
        Axis all = axis("element", shape.size());
        Tensor drawn = random.uniform(shape);
        Tensor rank =
                drawn.expand(other).greater(drawn.rename("batch", "other")).sum("other");
        Tensor column = h.constant(1).expand(code).cumulativeSum("code").minus(1);
        Tensor element = rank.times(code.size()).plus(column);
        return h.reshape(all)
                .gather("element", element.reshape(all))
                .reshape(shape.axes().toArray(Axis[]::new));
    }
}
