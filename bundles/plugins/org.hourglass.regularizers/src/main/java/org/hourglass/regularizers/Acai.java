package org.hourglass.regularizers;

import java.util.List;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Opponent;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * Adversarially constrained interpolation: makes what lies between two codes decode like data, by a critic that learns to
 * tell how far between it lies.
 *
 * <pre>
 *   Ω = w · (1/n) · Σᵢ c(rᵢ)²,   rᵢ = g(αᵢ hᵢ + (1 − αᵢ) hᵢ₊₁),   αᵢ ~ U(0, ½),   hₙ₊₁ = h₁
 *   the critic c minimises (1/n) · Σᵢ (c(rᵢ) − αᵢ)² + (1/n) · Σᵢ c(γ xᵢ + (1 − γ) g(hᵢ))²
 * </pre>
 *
 * <p>Shape: the clean x is {@code [batch, features]}, h is {@code [batch, code]}, g has its output activation, α is
 * {@code [batch]}, drawn anew in each step; the critic has leaky rectifiers of slope .2 and one output; Ω is a scalar.
 * Domain: all numbers; pairs are neighbours in the batch, which has random order in training. Unit: none, as α. Reduction:
 * mean over the batch. Gradient: of Ω by r, and so by decoder and encoder; the critic follows its own loss alone. Both are
 * taken in the same step.
 *
 * <p>Reports {@code critic}, its loss; {@code alpha-error}, the mean of (c(r) − α)², which is 1/48 = .021 for a critic
 * that always says ¼ and 1/12 = .083 for one that says 0: interpolations look like data then. The weight goes with a
 * {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the number of values of a sample.
 *
 * <p>Source: D. Berthelot, C. Raffel, A. Roy, I. Goodfellow, "Understanding and improving interpolation in autoencoders
 * via an adversarial regularizer", ICLR 2019, section 2, equations 1 and 2. Deviation: a fully connected critic.
 */
@RegularizerPlugin(name = "acai", doc = "Makes what lies between two codes decode like data, by a critic")
record Acai(
        @Param(doc = "weight in the loss", def = 0.5, min = 1e-9, max = 1e4, log = true) double weight,
        @Param(doc = "share of the data in what the critic must call unmixed", def = 0.2, min = 0, max = 1)
                double gamma,
        @ListParam(doc = "widths of the critic's hidden layers", def = "256", min = 1, max = 65536)
                List<Integer> hidden,
        @Param(doc = "learning rate of the critic", def = 1e-4, min = 1e-7, max = 1, log = true) double learningRate)
        implements Regularizer {

    Acai {
        hidden = List.copyOf(hidden);
    }

    @Override
    public Tensor penalty(Pass pass) {
        Tensor codes = pass.code();
        Tensor alpha =
                pass.random().uniform(Shape.of(codes.shape().axis("batch"))).times(0.5);
        Tensor between = pass.decode(codes.times(alpha).plus(next(codes).times(alpha.oneMinus())));
        Tensor unmixed = pass.clean().times(gamma).plus(pass.reconstruction().times(1 - gamma));
        Opponent opponent = pass.opponent("critic");
        Critic critic = new Critic(hidden, opponent.parameters());
        Tensor said = critic.of(between);
        Tensor error = said.minus(alpha).square().mean();
        opponent.minimise(error.plus(critic.of(unmixed).square().mean()), learningRate);
        pass.report("alpha-error", error);
        return said.square().mean().times(weight);
    }

    /** Returns the row after each one, the first after the last. */
    private static Tensor next(Tensor rows) {
        int n = rows.shape().axis("batch").size();
        return n == 1 ? rows : rows.slice("batch", 1, n).concat("batch", rows.slice("batch", 0, 1));
    }
}
