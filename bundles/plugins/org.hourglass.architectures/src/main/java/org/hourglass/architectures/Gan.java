package org.hourglass.architectures;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.Collections;
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
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * The generator of an adversarial network, for contrast: no autoencoder, since there is no encoder.
 *
 * <pre>
 *   h ~ N(0, 1) whatever x is,   raw = g(h)
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}, h is {@code [batch, code]}. Domain: all numbers. A code says nothing
 * about its sample, so reconstruction, retrieval and probes of the code are at chance; what it makes from codes is what
 * counts. It learns from a penalty alone: use the loss {@code none} and the regularizer {@code gan}, whose discriminator
 * tells samples from what is decoded. Layers are those of {@code mlp}'s decoder, {@code hidden} being told from the code to
 * the image. Codes are drawn anew in each step, and are the same for the same place of a row in evaluation.
 *
 * <p>Source: I. Goodfellow et al., "Generative adversarial nets", NeurIPS 2014, section 3; batch normalisation of the
 * generator: A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional generative
 * adversarial networks", ICLR 2016, section 3.
 */
@ArchitecturePlugin(name = "gan", doc = "For contrast, a generator without encoder: codes are noise, whatever the data")
record Gan(
        @ListParam(doc = "widths of the hidden layers, from the code on", def = "256", min = 1, max = 65536)
                List<Integer> hidden,
        @IntParam(doc = "size of the code", def = 20, min = 1, max = 65536, log = true) int code,
        @ChoiceParam(doc = "activation of the hidden layers", def = "relu") Activation activation,
        @FlagParam(doc = "whether hidden layers are normalised over the batch", def = true) boolean batchNorm)
        implements Architecture {

    Gan {
        hidden = List.copyOf(hidden);
    }

    @Override
    public int codeSize(Shape sample) {
        return code;
    }

    @Override
    public boolean mayMemorize() {
        return false;
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        return Code.of(scope.random().normal(Shape.of(x.shape().axis(0), axis("code", code))));
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(h, scope);
    }

    private FullyConnected network() {
        // the network's widths are told from the features to the code
        List<Integer> widths =
                Stream.concat(reversed(hidden).stream(), Stream.of(code)).toList();
        return new FullyConnected(widths, activation, Activation.LINEAR, false, new Treatment(0, 0, batchNorm, 0));
    }

    private static List<Integer> reversed(List<Integer> list) {
        List<Integer> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
