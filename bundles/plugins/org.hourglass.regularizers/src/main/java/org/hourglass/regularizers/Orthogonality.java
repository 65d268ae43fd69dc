package org.hourglass.regularizers;

import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Tensor;

/**
 * Orthogonality: pulls the weights of each encoder layer towards orthonormal directions.
 *
 * <pre>
 *   Ω = w · Σ ‖W Wᵀ − I‖²,   W with one row for each unit, ‖·‖ the Frobenius norm
 * </pre>
 *
 * <p>Shape: each W is {@code [in, out]} here, its units being its columns; a convolution's window and input channels are
 * one axis; biases are left out; Ω is a scalar. Domain: all numbers. Unit: that of the weights, to the fourth. Reduction:
 * sum over the layers; it does not depend on the batch. A layer with more units than inputs cannot have orthonormal
 * units: there the inputs' directions are pulled, which is the same penalty less the constant out − in. Gradient: ∂Ω/∂W =
 * 4 w · (W Wᵀ − I) W.
 *
 * <p>The weight goes with a {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the
 * number of values of a sample.
 *
 * <p>Source: A. Brock, T. Lim, J. M. Ritchie, N. Weston, "Neural photo editing with introspective adversarial networks",
 * ICLR 2017, section 3.3. Deviation: the squared norm, and on the encoder alone.
 */
@RegularizerPlugin(name = "orthogonality", doc = "Pulls the weights of the encoder towards orthonormal directions")
record Orthogonality(@Param(doc = "weight in the loss", def = 1e-3, min = 1e-8, max = 100, log = true) double weight)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        return pass.encoderWeights().stream()
                .map(Orthogonality::distance)
                .reduce(pass.code().constant(0), Tensor::plus)
                .times(weight);
    }

    private static Tensor distance(Tensor weights) {
        int out = weights.shape().last().size();
        int in = weights.shape().size() / out;
        Tensor matrix = weights.reshape(Axis.axis("in", in), Axis.axis("out", out));
        String directions = in < out ? "in" : "out";
        Tensor gram = matrix.dot(matrix.rename(directions, "other"), in < out ? "out" : "in");
        return gram.minus(Identity.like(gram)).squaredNorm();
    }
}
