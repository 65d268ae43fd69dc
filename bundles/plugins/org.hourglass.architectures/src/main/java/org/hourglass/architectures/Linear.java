package org.hourglass.architectures;

import java.util.List;
import org.hourglass.architectures.FullyConnected.Treatment;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.ArchitecturePlugin;
import org.hourglass.spi.Code;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A linear autoencoder: with squared error it finds the subspace of the principal components.
 *
 * <pre>
 *   h = x W + b,   raw = h V + b′;   V = Wᵀ if tied
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}, h is {@code [batch, code]}, W is {@code [features, code]}.
 * Domain: all numbers.
 *
 * <p>The biases centre the data: at the optimum g(f(x)) = μ + P (x − μ), P being the projection on the leading
 * eigenvectors of the covariance. It recovers the subspace, not its axes: the columns of V are a basis of it, rotated
 * and scaled. Weights start by Glorot's rule, biases at 0.
 *
 * <p>Source: P. Baldi, K. Hornik, "Neural networks and principal component analysis: learning from examples without
 * local minima", Neural Networks 2, 1989, section 3.
 */
@ArchitecturePlugin(name = "linear", doc = "One linear layer each way; with squared error it finds the subspace of PCA")
record Linear(
        @IntParam(doc = "size of the code", def = 10, min = 1, max = 65536, log = true) int code,
        @FlagParam(doc = "whether the decoder uses the encoder's weights, transposed", def = false) boolean tied)
        implements Architecture {

    @Override
    public int codeSize(Shape sample) {
        return code;
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        return Code.of(network().encode(x, scope));
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(h, scope);
    }

    private FullyConnected network() {
        return new FullyConnected(List.of(code), Activation.LINEAR, Activation.LINEAR, tied, Treatment.NONE);
    }
}
