package org.hourglass.regularizers;

import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * Weight decay: pulls all weights of encoder and decoder towards 0.
 *
 * <pre>
 *   Ω = (w/2) · Σ W²
 * </pre>
 *
 * <p>Shape: each W as it is, biases left out, tied weights counted once; Ω is a scalar. Domain: all numbers. Unit:
 * that of the weights, squared. Reduction: sum over all weights; it does not depend on the batch. Gradient: ∂Ω/∂W = w
 * · W.
 *
 * <p>It is a term of the loss, so an adaptive optimizer scales its gradient as any other; decoupled decay (AdamW) is
 * another thing. The weight goes with a {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight
 * larger by the number of values of a sample.
 *
 * <p>Source: A. Krogh, J. A. Hertz, "A simple weight decay can improve generalization", NIPS 1991, equation 2.
 */
@RegularizerPlugin(name = "weight-decay", doc = "Pulls the weights of encoder and decoder towards 0")
record WeightDecay(@Param(doc = "weight in the loss", def = 1e-5, min = 1e-8, max = 10, log = true) double weight)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        return pass.weights().stream()
                .map(Tensor::squaredNorm)
                .reduce(pass.code().constant(0), Tensor::plus)
                .times(weight / 2);
    }
}
