package org.hourglass.variational;

import java.util.List;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.ArchitecturePlugin;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Code;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A conditional variational autoencoder: encoder and decoder are told the class, so that the code holds the rest.
 *
 * <pre>
 *   q(h|x, y) = N(μ, diag σ²) with μ and ln σ² of the network's input [x, y],   p(x|h, y) of [h, y]
 *   y one-hot; 0 in all classes where the class is not known
 * </pre>
 *
 * <p>Shape: x is {@code [batch, features]}, y is {@code [batch, class]}, h is {@code [batch, code]}; the network is
 * that of {@code vae} with y appended to its input and to its code. Domain: all numbers; the data must have labels.
 *
 * <p>Evaluation may not know the answer: codes and reconstructions are computed with y = 0. So that these are trained,
 * the label of a share {@code unlabelled} of the samples of each step is set to 0, drawn anew in each, for encoder and
 * decoder alike. Samples whose class the data leave out are trained with y = 0 always.
 *
 * <p>Source: K. Sohn, H. Lee, X. Yan, "Learning structured output representation using deep conditional generative
 * models", NIPS 2015; D. P. Kingma, D. J. Rezende, S. Mohamed, M. Welling, "Semi-supervised learning with deep
 * generative models", NIPS 2014, section 2, model M2. Deviation: samples without a label have a value of their own for y,
 * there y is inferred.
 */
@ArchitecturePlugin(
        name = "conditional-vae",
        doc = "Variational autoencoder whose encoder and decoder are told the class of a sample")
record ConditionalVae(
        @ListParam(doc = "widths of the encoder's hidden layers; may be empty", def = "400", min = 1, max = 65536)
                List<Integer> hidden,
        @IntParam(doc = "size of the code", def = 20, min = 1, max = 65536, log = true) int code,
        @ChoiceParam(doc = "activation of the hidden layers", def = "relu") Activation activation,
        @Param(doc = "share of the training samples whose class is withheld", def = 0.1, min = 0, max = 1)
                double unlabelled)
        implements Architecture {

    ConditionalVae {
        hidden = List.copyOf(hidden);
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public int codeSize(Shape sample) {
        return code;
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        Code.Posterior posterior = network().encode(labelled(x, scope), scope);
        return Code.drawn(posterior.draw(scope.random()), posterior);
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(labelled(h, scope), scope);
    }

    private Network network() {
        return new Network(hidden, code, activation);
    }

    private Tensor labelled(Tensor rows, Scope scope) {
        String columns = rows.shape().last().name();
        return rows.concat(columns, labels(scope).rename("class", columns));
    }

    /** A source of its own, opened anew by each call, withholds the same labels from encoder and decoder. */
    private Tensor labels(Scope scope) {
        Tensor labels = scope.labels();
        return scope.training()
                ? labels.times(scope.random()
                        .named("unlabelled")
                        .bernoulli(1 - unlabelled, labels.shape().without("class")))
                : labels;
    }
}
