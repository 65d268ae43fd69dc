package org.hourglass.architectures;

import java.util.List;
import java.util.stream.Stream;
import org.hourglass.architectures.FullyConnected.Treatment;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.ArchitecturePlugin;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Code;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Layers;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A fully connected autoencoder of any depth, its decoder the mirror of its encoder: D-h₁-…-hₖ-d-hₖ-…-h₁-D.
 *
 * <pre>
 *   aᵢ = φ(aᵢ₋₁ Wᵢ + bᵢ),   a₀ = x,   h = aₖ₊₁ with the code's own activation
 *   cᵢ₋₁ = φ(cᵢ Vᵢ + b′ᵢ),   cₖ₊₁ = h,   raw = c₁ V₁ + b′₁ without activation;   Vᵢ = Wᵢᵀ if tied
 * </pre>
 *
 * <p>Shape: x is {@code [batch, features]}, h is {@code [batch, code]}, raw is {@code [batch, features]}; Wᵢ is
 * {@code [in, out]}. Domain: all numbers.
 *
 * <p>Weights start by Glorot's rule, biases at 0. Tied weights are one parameter whose gradient is the encoder's part
 * plus the decoder's transposed part; biases are never tied. A code at least as large as the input can copy it: add
 * noise or a penalty.
 *
 * <p>While training, and never in evaluation: values of the input and hidden units are dropped at their rates, the
 * others scaled up; hidden layers are normalised by the moments of the batch before φ, in evaluation by running
 * averages ({@link Layers#batchNorm}); N(0, s²) is added to the code before its activation, which drives the units of
 * a sigmoid code to 0 and 1 (s = 4 in the source).
 *
 * <p>Source: G. E. Hinton, R. R. Salakhutdinov, "Reducing the dimensionality of data with neural networks", Science
 * 313, 2006, figure 1; the noise: R. Salakhutdinov, G. Hinton, "Semantic hashing", International Journal of
 * Approximate Reasoning 50, 2009, section 4.
 */
@ArchitecturePlugin(name = "mlp", doc = "Fully connected layers down to the code and the mirrored way back")
record Mlp(
        @ListParam(doc = "widths of the encoder's hidden layers; may be empty", def = "256", min = 1, max = 65536)
                List<Integer> hidden,
        @IntParam(doc = "size of the code", def = 32, min = 1, max = 65536, log = true) int code,
        @ChoiceParam(doc = "activation of the hidden layers", def = "relu") Activation activation,
        @ChoiceParam(doc = "activation of the code; same is that of the hidden layers", def = "same")
                CodeActivation codeActivation,
        @FlagParam(doc = "whether the decoder uses the encoder's weights, transposed", def = false) boolean tied,
        @Param(doc = "rate at which hidden units are dropped in training; .5 is usual", def = 0, min = 0, max = 0.99)
                double dropout,
        @Param(doc = "rate at which inputs are dropped in training; .2 is usual", def = 0, min = 0, max = 0.99)
                double inputDropout,
        @FlagParam(doc = "whether hidden layers are normalised over the batch", def = false) boolean batchNorm,
        @Param(doc = "standard deviation of noise on the code in training", def = 0, min = 0, max = 100)
                double codeNoise)
        implements Architecture {

    Mlp {
        hidden = List.copyOf(hidden);
    }

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
        List<Integer> widths = Stream.concat(hidden.stream(), Stream.of(code)).toList();
        Treatment treatment = new Treatment(inputDropout, dropout, batchNorm, codeNoise);
        return new FullyConnected(widths, activation, codeActivation.or(activation), tied, treatment);
    }
}
