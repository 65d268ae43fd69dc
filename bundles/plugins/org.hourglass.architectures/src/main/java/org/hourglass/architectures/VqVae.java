package org.hourglass.architectures;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import java.util.stream.Stream;
import org.hourglass.architectures.FullyConnected.Treatment;
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
 * A vector-quantised autoencoder: the code is made of vectors, each replaced by the nearest entry of a codebook.
 *
 * <pre>
 *   h = f(x) = v₁ … v_G,   qᵢ = e_k(i),   k(i) = argminₖ ‖vᵢ − eₖ‖²,   raw = g(sg(q) + h − sg(h))
 *   Ω = β · mean (h − sg(q))²,   plus mean (sg(h) − q)² if the codebook follows a gradient
 *   moving average: Nₖ ← γ Nₖ + (1 − γ) nₖ,   eₖ ← eₖ + (1 − γ) (Σ vᵢ − nₖ eₖ) / Nₖ   over the nₖ vectors with k(i) = k
 *   perplexity = exp(−Σₖ pₖ ln pₖ),   pₖ being the share of the batch's vectors with k(i) = k
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}; the code is {@code [batch, code]}, code = groups · dimensions; all
 * groups share the codebook {@code [entry, dimension]}. Encoder and decoder are those of {@code mlp} with a linear code.
 * Domain: all numbers. Reduction: the mean over all values of the code, which goes with the {@code -mean} losses.
 * Gradient: the decoder's passes to h as if q were h (sg stops it), the codebook has its own term or none. An entry whose
 * Nₖ falls below {@code restart} times an even use begins anew as a random vector of the batch, so that the whole codebook
 * begins as vectors of the first batch; with a gradient codebook nothing restarts. The moving average is the source's with
 * mₖ = Nₖ eₖ and without smoothing of the counts.
 *
 * <p>Source: A. van den Oord, O. Vinyals, K. Kavukcuoglu, "Neural discrete representation learning", NeurIPS 2017, section
 * 3.2 and appendix A.1; restarts: P. Dhariwal et al., "Jukebox: a generative model for music", 2020, section 3.1.
 */
@ArchitecturePlugin(name = "vq-vae", doc = "A code of vectors that are rounded to the nearest entry of a codebook")
record VqVae(
        @ListParam(doc = "widths of the encoder's hidden layers; may be empty", def = "256", min = 1, max = 65536)
                List<Integer> hidden,
        @ChoiceParam(doc = "activation of the hidden layers", def = "relu") Activation activation,
        @IntParam(doc = "vectors in a code", def = 8, min = 1, max = 4096, log = true) int groups,
        @IntParam(doc = "size of a vector", def = 8, min = 1, max = 4096, log = true) int dimensions,
        @IntParam(doc = "entries of the codebook", def = 512, min = 2, max = 65536, log = true) int entries,
        @Param(doc = "weight of the distance of a code to its entries", def = 0.25, min = 0, max = 1e3)
                double commitment,
        @ChoiceParam(doc = "what the entries follow: a moving average of their vectors, or a gradient", def = "average")
                Codebook.Follows follows,
        @Param(doc = "share of the moving average that a step keeps", def = 0.99, min = 0, max = 0.99999) double decay,
        @Param(doc = "share of an even use below which an entry begins anew; 0 never", def = 0.05, min = 0, max = 1)
                double restart)
        implements Architecture {

    VqVae {
        hidden = List.copyOf(hidden);
    }

    @Override
    public int codeSize(Shape sample) {
        return groups * dimensions;
    }

    @Override
    public boolean mayMemorize() {
        return false;
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        Tensor h = network().encode(x, scope);
        Tensor vectors = h.reshape(axis("vector", h.shape().axis(0).size() * groups), axis("dimension", dimensions));
        Codebook.Rounded rounded = codebook().round(vectors, scope);
        Tensor q = rounded.entries().reshape(h.shape().axis(0), h.shape().axis(1));
        Tensor value = scope.training() ? q.stopGradient().plus(h.minus(h.stopGradient())) : q;
        Code code = Code.of(value)
                .withPenalty(
                        "commitment", h.minus(q.stopGradient()).square().mean().times(commitment))
                .withReport("perplexity", rounded.perplexity());
        return follows == Codebook.Follows.GRADIENT
                ? code.withPenalty(
                        "codebook", h.stopGradient().minus(q).square().mean())
                : code;
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(h, scope);
    }

    private Codebook codebook() {
        return new Codebook(entries, follows, decay, restart);
    }

    private FullyConnected network() {
        List<Integer> widths =
                Stream.concat(hidden.stream(), Stream.of(groups * dimensions)).toList();
        return new FullyConnected(widths, activation, Activation.LINEAR, false, Treatment.NONE);
    }
}
