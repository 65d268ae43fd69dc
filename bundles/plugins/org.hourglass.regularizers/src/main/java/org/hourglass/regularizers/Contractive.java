package org.hourglass.regularizers;

import java.util.List;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Contractive penalty: pulls the derivative of the code by the input towards 0, so that small changes of the input change
 * the code little.
 *
 * <pre>
 *   Ω = w · (1/n) · Σᵢ ‖Jᵢ‖²,   Jᵢ = ∂f(x̃ᵢ)/∂x̃ᵢ,   ‖·‖ the Frobenius norm
 *   hutchinson      ‖J‖² ≈ (1/K) · Σₖ ‖vₖᵀ J‖²,   the elements of each vₖ being −1 or 1 at random
 *   exact           ‖J‖² = Σⱼ ‖∂hⱼ/∂x̃‖²
 *   sigmoid-layer   ‖J‖² = Σⱼ (hⱼ (1 − hⱼ))² · Σₖ Wₖⱼ²,   for h = sigmoid(x̃ W + b)
 * </pre>
 *
 * <p>Shape: x̃, what the encoder is given, is {@code [batch, features]}, h is {@code [batch, code]}, W is {@code [features,
 * code]}, Ω is a scalar. Domain: any encoder that maps each sample by itself (no batch normalisation) and can be
 * differentiated twice; {@code sigmoid-layer} is right for that layer alone, and is refused where the code's range or the
 * number of weights tells that there is another. Unit: squared units of the code for one of the input. Reduction: the norm
 * of each sample, then the mean over the batch. Gradient: through J, whose own derivative for a sigmoid unit is
 * h (1 − h) (1 − 2h).
 *
 * <p>{@code exact} needs a backward pass for each unit of the code, {@code hutchinson} one for each probe, unbiased. An
 * encoder may escape by shrinking while the decoder grows: tie the weights or add {@code weight-decay}. The weight goes
 * with a {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the number of values of
 * a sample.
 *
 * <p>Source: S. Rifai, P. Vincent, X. Muller, X. Glorot, Y. Bengio, "Contractive auto-encoders: explicit invariance
 * during feature extraction", ICML 2011, equations 2 and 7. Deviation: any encoder, by {@code hutchinson} and {@code
 * exact}.
 */
@RegularizerPlugin(name = "contractive", doc = "Pulls the derivative of the code by the input towards 0")
record Contractive(
        @Param(doc = "weight in the loss", def = 1e-4, min = 1e-9, max = 100, log = true) double weight,
        @ChoiceParam(doc = "how the norm is found: an estimate, exactly, or in closed form", def = "hutchinson")
                Norm norm,
        @IntParam(doc = "random directions of the estimate", def = 1, min = 1, max = 256) int probes)
        implements Regularizer {

    /** How the norm of the Jacobian is found. */
    enum Norm {
        HUTCHINSON,
        EXACT,
        SIGMOID_LAYER
    }

    @Override
    public Tensor penalty(Pass pass) {
        Tensor norms =
                switch (norm) {
                    case HUTCHINSON -> JacobianNorm.estimated(pass.code(), pass.input(), pass.random(), probes);
                    case EXACT -> JacobianNorm.exact(pass.code(), pass.input());
                    case SIGMOID_LAYER -> closedForm(pass.code(), pass.encoderWeights());
                };
        return norms.mean().times(weight);
    }

    private static Tensor closedForm(Tensor code, List<Tensor> weights) {
        boolean layer = weights.size() == 1
                && weights.get(0).shape().rank() == 2
                && weights.get(0).shape().last().size() == code.shape().last().size();
        if (!layer || !code.range().within(Interval.UNIT)) {
            throw new IllegalArgumentException(
                    "contractive: `norm: sigmoid-layer` must have an encoder of one sigmoid layer, but got the weights %s"
                                    .formatted(
                                            weights.stream().map(Tensor::shape).toList())
                            + " and a code in %s; use exact or hutchinson".formatted(code.range()));
        }
        Tensor w = weights.get(0);
        String in = w.shape().axis(0).name();
        String units = w.shape().last().name();
        Tensor lengths = w.square().sum(in).rename(units, "code");
        return code.times(code.oneMinus()).square().times(lengths).sum("code");
    }
}
