package org.hourglass.architectures;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hourglass.architectures.FullyConnected.Treatment;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.ArchitecturePlugin;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Code;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A stacked denoising autoencoder: each layer is trained by itself to undo noise on what the layers below it give, then all
 * are trained together.
 *
 * <pre>
 *   stage i:  c = sg(f_{i−1}(… f₁(x))) of the clean x,   c̃ = c · m,  m ~ Bernoulli(1 − p)
 *             minimise L(x, g₁(f₁(c̃))) for i = 1,   mean (c − gᵢ(fᵢ(c̃)))² for i &gt; 1
 *   then:     h = fₙ(… f₁(x̃)),   raw = g₁(… gₙ(h)),   minimise the loss of the run
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}, h is {@code [batch, code]}; layers fᵢ and gᵢ are those of {@code mlp}.
 * Domain: all numbers. L is the run's loss, mean is over the batch and the units of the layer. Gradient: none reaches the
 * layers below (sg stops it), which see no noise while those above are trained. Each stage takes {@code pretraining-epochs},
 * the first ones of the run, and what is left of {@code training.epochs} trains all layers, x̃ being the run's noise. The
 * source takes the cross-entropy for layers of sigmoid units, here it is the squared error whatever the activation.
 *
 * <p>Source: P. Vincent, H. Larochelle, I. Lajoie, Y. Bengio, P.-A. Manzagol, "Stacked denoising autoencoders: learning
 * useful representations in a deep network with a local denoising criterion", JMLR 11, 2010, section 3.4; Y. Bengio, P.
 * Lamblin, D. Popovici, H. Larochelle, "Greedy layer-wise training of deep networks", NeurIPS 2006.
 */
@ArchitecturePlugin(name = "stacked", doc = "Layers that are trained one after the other to undo noise, then together")
record Stacked(
        @ListParam(doc = "widths of the encoder's hidden layers", def = "500, 250", min = 1, max = 65536)
                List<Integer> hidden,
        @IntParam(doc = "size of the code", def = 30, min = 1, max = 65536, log = true) int code,
        @ChoiceParam(doc = "activation of the hidden layers", def = "sigmoid") Activation activation,
        @ChoiceParam(doc = "activation of the code; same is that of the hidden layers", def = "same")
                CodeActivation codeActivation,
        @FlagParam(doc = "whether the decoder uses the encoder's weights, transposed", def = false) boolean tied,
        @IntParam(doc = "epochs for which each layer is trained by itself", def = 5, min = 0, max = 100000)
                int pretrainingEpochs,
        @Param(doc = "share of a layer's inputs that are set to 0 in its own training", def = 0.3, min = 0, max = 0.99)
                double corruption)
        implements Architecture {

    Stacked {
        hidden = List.copyOf(hidden);
    }

    @Override
    public int codeSize(Shape sample) {
        return code;
    }

    @Override
    public List<Integer> pretraining() {
        return pretrainingEpochs == 0 ? List.of() : Collections.nCopies(hidden.size() + 1, pretrainingEpochs);
    }

    @Override
    public Tensor pretrain(int stage, Tensor x, UnaryOperator<Tensor> loss, Scope scope) {
        FullyConnected network = network();
        Tensor clean = x;
        for (int i = 1; i <= stage; i++) {
            clean = network.down(clean, i, scope).stopGradient();
        }
        Tensor corrupted =
                corruption > 0 ? clean.times(scope.random().bernoulli(1 - corruption, clean.shape())) : clean;
        Tensor back = network.up(network.down(corrupted, stage + 1, scope), stage + 1, scope);
        return stage == 0 ? loss.apply(back) : back.minus(clean).square().mean();
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
        return new FullyConnected(widths, activation, codeActivation.or(activation), tied, Treatment.NONE);
    }
}
