package org.hourglass.architectures;

import static org.hourglass.spi.tensor.Axis.axis;

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
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A convolutional autoencoder: 3 × 3 convolutions that halve the image, a dense code, and transposed convolutions back.
 *
 * <pre>
 *   aᵢ = φ(aᵢ₋₁ ∗ Kᵢ + bᵢ) with stride 2, or with stride 1 and then the maximum of each 2 × 2 pixels,   a₀ = x
 *   h = aₙ W + b with the code's own activation,   cₙ = φ(h V + b′)
 *   cᵢ₋₁ = φ(cᵢ ∗ᵀ K′ᵢ + b′ᵢ) with stride 2,   raw = c₀ without activation
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}, the features being {@code [height, width, channels]}; h is {@code
 * [batch, code]}; aᵢ and cᵢ are {@code [batch, ⌈height/2ⁱ⌉, ⌈width/2ⁱ⌉, channelsᵢ]}, whichever of the two halves an image.
 * Padding keeps what a stride does not divide; on the way back the image is cut where the convolution had padded it, so
 * that sizes come back exactly. Domain: all numbers. Weights start by Glorot's rule, biases at 0. With {@code batch-norm}
 * the channels of hidden images are normalised before φ ({@link Layers#batchNorm}).
 *
 * <p>Source: J. Masci, U. Meier, D. Cireşan, J. Schmidhuber, "Stacked convolutional auto-encoders for hierarchical feature
 * extraction", ICANN 2011, section 3; strides in place of pooling: J. Springenberg, A. Dosovitskiy, T. Brox, M.
 * Riedmiller, "Striving for simplicity: the all convolutional net", ICLR workshop 2015.
 */
@ArchitecturePlugin(name = "conv", doc = "Convolutions that halve the image, a dense code, and the mirrored way back")
record Conv(
        @ListParam(doc = "channels of each convolution", def = "16, 32", min = 1, max = 4096, minSize = 1, maxSize = 12)
                List<Integer> channels,
        @IntParam(doc = "size of the code", def = 32, min = 1, max = 65536, log = true) int code,
        @ChoiceParam(doc = "activation of the hidden images", def = "relu") Activation activation,
        @ChoiceParam(doc = "activation of the code; same is that of the hidden images", def = "linear")
                CodeActivation codeActivation,
        @ChoiceParam(doc = "what halves an image: the convolution's stride or a maximum after it", def = "stride")
                Halving halving,
        @FlagParam(doc = "whether hidden images are normalised over the batch", def = false) boolean batchNorm)
        implements Architecture {

    /** What halves an image. */
    enum Halving {
        STRIDE,
        POOL
    }

    Conv {
        channels = List.copyOf(channels);
    }

    @Override
    public int codeSize(Shape sample) {
        Images.levels(sample, channels);
        return code;
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        List<Shape> levels = Images.levels(scope.sample(), channels);
        Tensor a = Images.image(x, levels.get(0));
        for (int i = 1; i < levels.size(); i++) {
            Parameters layer = scope.parameters().in("encoder").in("layer-" + i);
            int stride = halving == Halving.STRIDE ? 2 : 1;
            a = hidden(Images.convolution(a, channels.get(i - 1), stride, layer), layer, scope);
            a = halving == Halving.POOL ? a.maxPool2d(2) : a;
        }
        Parameters dense = scope.parameters().in("encoder").in("code");
        Tensor h = Layers.dense(a.flatten("pixels"), axis("code", code), dense);
        return Code.of(codeActivation.or(activation).apply(h));
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        List<Shape> levels = Images.levels(scope.sample(), channels);
        Shape top = levels.get(channels.size());
        Parameters decoder = scope.parameters().in("decoder");
        Tensor c = Images.image(Layers.dense(h, axis("pixels", top.size()), decoder.in("code")), top);
        c = hidden(c, decoder.in("code"), scope);
        for (int i = channels.size(); i > 0; i--) {
            Parameters layer = decoder.in("layer-" + i);
            Tensor z = Images.transposed(c, levels.get(i - 1), layer);
            c = i == 1 ? z : hidden(z, layer, scope);
        }
        return c.flatten("features");
    }

    private Tensor hidden(Tensor z, Parameters layer, Scope scope) {
        return activation.apply(batchNorm ? Layers.batchNorm(z, layer.in("batch-norm"), scope) : z);
    }
}
