package org.hourglass.architectures;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.List;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.ArchitecturePlugin;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Code;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Layers;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
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
 * {@code [in, out]}. Domain: all numbers. Weights start by Glorot's rule, biases at 0. Tied weights are one parameter
 * whose gradient is the encoder's part plus the decoder's transposed part; biases are never tied. A code at least as
 * large as the input can copy it: add noise or a penalty.
 *
 * <p>Source: G. E. Hinton, R. R. Salakhutdinov, "Reducing the dimensionality of data with neural networks", Science
 * 313, 2006, figure 1.
 */
@ArchitecturePlugin(name = "mlp", doc = "Fully connected layers down to the code and the mirrored way back")
record Mlp(
        @ListParam(doc = "widths of the encoder's hidden layers; may be empty", def = "256", min = 1, max = 65536)
                List<Integer> hidden,
        @IntParam(doc = "size of the code", def = 32, min = 1, max = 65536, log = true) int code,
        @ChoiceParam(doc = "activation of the hidden layers", def = "relu") Activation activation,
        @ChoiceParam(doc = "activation of the code; same is that of the hidden layers", def = "same")
                CodeActivation codeActivation,
        @FlagParam(doc = "whether the decoder uses the encoder's weights, transposed", def = false) boolean tied)
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
        List<Axis> axes = axes(scope.sample());
        Tensor a = x;
        for (int i = 1; i < axes.size(); i++) {
            Activation function = i == axes.size() - 1 ? codeActivation.or(activation) : activation;
            a = function.apply(Layers.dense(a, axes.get(i), layer(scope, "encoder", i)));
        }
        return Code.of(a);
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        List<Axis> axes = axes(scope.sample());
        Tensor c = h;
        for (int i = axes.size() - 1; i > 0; i--) {
            Tensor raw = tied
                    ? transposed(c, axes.get(i - 1), layer(scope, "encoder", i), layer(scope, "decoder", i))
                    : Layers.dense(c, axes.get(i - 1), layer(scope, "decoder", i));
            c = i == 1 ? raw : activation.apply(raw);
        }
        return c;
    }

    private static Tensor transposed(Tensor c, Axis out, Parameters encoder, Parameters decoder) {
        Axis in = c.shape().last();
        Tensor weights = encoder.parameter("weights", Shape.of(out, in), Initializer.glorot());
        return c.dot(weights, in.name()).plus(decoder.parameter("bias", Shape.of(out), Initializer.zeros()));
    }

    private List<Axis> axes(Shape sample) {
        List<Axis> axes = new ArrayList<>(List.of(axis("features", sample.size())));
        for (int i = 0; i < hidden.size(); i++) {
            axes.add(axis("hidden-" + (i + 1), hidden.get(i)));
        }
        axes.add(axis("code", code));
        return axes;
    }

    /** Layer i of the decoder undoes layer i of the encoder, so that both have one number. */
    private static Parameters layer(Scope scope, String half, int i) {
        return scope.parameters().in(half).in("layer-" + i);
    }
}
