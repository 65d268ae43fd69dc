package org.hourglass.architectures;

import java.util.List;
import java.util.stream.IntStream;
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
import org.hourglass.spi.Loss;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.Stage;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A stacked autoencoder: each layer is trained by itself to give back, from a noisy version, what the layers below it make
 * of a sample; then all are trained together.
 *
 * <pre>
 *   stage i:  c = sg(f_{i−1}(… f₁(x))) of the clean x,   c̃ = c · m,  m ~ Bernoulli(1 − p),   h = fᵢ(c̃)
 *             minimise L(x, g₁(h)) + Σ Ω for i = 1,   Lᵢ(c, gᵢ(h)) + Σ Ω for i &gt; 1,   Lᵢ = mse-mean or mse-sum
 *   then:     h = fₙ(… f₁(x̃)),   raw = g₁(… gₙ(h)),   minimise the loss of the run
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}, h is {@code [batch, code]}; layers fᵢ and gᵢ are those of {@code mlp}.
 * Domain: all numbers. L is the run's loss, Ω are its penalties, those of labels left out: in a stage the code that they see
 * is the layer's and the weights are those of fᵢ and gᵢ, so that each layer of a sparse autoencoder is sparse; {@code
 * penalized: false} keeps them for the training of all layers. Reduction: Lᵢ is the mean or the sum of the squared errors of
 * the layer's units; take that of the run's loss, so that the penalties weigh alike in all stages. Gradient: none reaches the
 * layers below (sg stops it), which see no noise while those above are trained. Each stage takes {@code pretraining-epochs},
 * the first ones of the run, and what is left of {@code training.epochs} trains all layers, x̃ being the run's noise. The
 * source takes the cross-entropy for layers of sigmoid units, here it is the squared error whatever the activation.
 *
 * <p>Source: P. Vincent, H. Larochelle, I. Lajoie, Y. Bengio, P.-A. Manzagol, "Stacked denoising autoencoders: learning
 * useful representations in a deep network with a local denoising criterion", JMLR 11, 2010, section 3.4; Y. Bengio, P.
 * Lamblin, D. Popovici, H. Larochelle, "Greedy layer-wise training of deep networks", NeurIPS 2006; A. Ng, J. Ngiam, C. Y.
 * Foo, Y. Mai, C. Suen, "UFLDL tutorial", Stanford University, 2011, "Stacked autoencoders" for the penalties in the stages.
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
                double corruption,
        @ChoiceParam(doc = "loss of the layers above the first in their own training", def = "mse-mean")
                LayerLoss layerLoss,
        @FlagParam(doc = "whether the study's regularizers act on each layer in its own training", def = true)
                boolean penalized)
        implements Architecture {

    Stacked {
        hidden = List.copyOf(hidden);
    }

    @Override
    public int codeSize(Shape sample) {
        return code;
    }

    @Override
    public List<Stage> pretraining() {
        int layers = pretrainingEpochs == 0 ? 0 : hidden.size() + 1;
        return IntStream.rangeClosed(1, layers)
                .<Stage>mapToObj(i -> new Layer(this, i))
                .toList();
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

    /** Layer i, counted from 1 at the features, trained by itself; as a stage it has features and a code of its own. */
    private record Layer(Stacked stack, int i) implements Stage {

        @Override
        public int epochs() {
            return stack.pretrainingEpochs;
        }

        @Override
        public Tensor target(Tensor x, Scope scope) {
            Tensor below = x;
            for (int lower = 1; lower < i; lower++) {
                below = stack.network().down(below, lower, scope).stopGradient();
            }
            return as("features", below);
        }

        @Override
        public Tensor input(Tensor target, Scope scope) {
            return stack.corruption > 0
                    ? target.times(scope.random().bernoulli(1 - stack.corruption, target.shape()))
                    : target;
        }

        @Override
        public Code encode(Tensor input, Scope scope) {
            Tensor below = as(stack.network().units(i - 1, scope).name(), input);
            return Code.of(as("code", stack.network().down(below, i, scope)));
        }

        @Override
        public Tensor decode(Tensor code, Scope scope) {
            Tensor h = as(stack.network().units(i, scope).name(), code);
            return as("features", stack.network().up(h, i, scope));
        }

        @Override
        public Loss loss(Loss ofRun) {
            return i == 1 ? ofRun : stack.layerLoss;
        }

        @Override
        public boolean penalized() {
            return stack.penalized;
        }

        private static Tensor as(String name, Tensor x) {
            String last = x.shape().last().name();
            return last.equals(name) ? x : x.rename(last, name);
        }
    }
}
