package org.hourglass.variational;

import java.util.List;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.ArchitecturePlugin;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Code;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A variational autoencoder: the encoder gives a normal distribution for each sample, and a draw from it is decoded.
 *
 * <pre>
 *   aᵢ = φ(aᵢ₋₁ Wᵢ + bᵢ),   a₀ = x,   i = 1…k
 *   μ = aₖ M + m,   ln σ² = aₖ S + s
 *   h = μ + σ · ε,   ε ~ N(0, I);   q(h|x) = N(μ, diag σ²)
 *   cᵢ = φ(cᵢ₊₁ Vᵢ₊₁ + b′ᵢ₊₁),   cₖ₊₁ = h,   raw = c₁ V₁ + b′₁
 * </pre>
 *
 * <p>Shape: x is {@code [batch, features]}, μ, ln σ² and h are {@code [batch, code]}, raw is {@code [batch,
 * features]}. Domain: all numbers. One ε for each sample and step; gradients reach μ and ln σ² through h. Codes are
 * evaluated by their means μ. Weights start by Glorot's rule, biases at 0.
 *
 * <p>ln σ² is not clamped: a clamp has no gradient outside its bounds, so that an encoder that has got there stays.
 * {@code gaussian-kl} holds it, its gradient growing as σ² does.
 *
 * <p>The distribution p(x|h) is the loss's choice: a cross-entropy makes it Bernoulli, a squared error Gaussian. The
 * architecture alone is no variational autoencoder: the bound needs the divergence from the prior, by one of {@code
 * gaussian-kl}, {@code total-correlation} and {@code iwae}.
 *
 * <p>Source: D. P. Kingma, M. Welling, "Auto-encoding variational Bayes", ICLR 2014, section 3 and appendix C. Deviation:
 * rectified units by default, there tanh; one draw for each sample, as there with batches of 100.
 */
@ArchitecturePlugin(
        name = "vae",
        doc = "Variational autoencoder: fully connected, the code is drawn from a normal distribution")
record Vae(
        @ListParam(doc = "widths of the encoder's hidden layers; may be empty", def = "400", min = 1, max = 65536)
                List<Integer> hidden,
        @IntParam(doc = "size of the code", def = 20, min = 1, max = 65536, log = true) int code,
        @ChoiceParam(doc = "activation of the hidden layers", def = "relu") Activation activation)
        implements Architecture {

    Vae {
        hidden = List.copyOf(hidden);
    }

    @Override
    public int codeSize(Shape sample) {
        return code;
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        Code.Posterior posterior = network().encode(x, scope);
        return Code.drawn(posterior.draw(scope.random()), posterior);
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(h, scope);
    }

    private Network network() {
        return new Network(hidden, code, activation);
    }
}
