package org.hourglass.losses;

import java.util.OptionalDouble;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Loss;
import org.hourglass.spi.LossPlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * Negative log-likelihood of a normal distribution around the reconstruction, whose one scale is learned.
 *
 * <pre>
 *   L(x, r) = (D/2) ln(2π σ²) + Σᵢ (xᵢ − rᵢ)² / 2σ²,   r = output(raw)
 * </pre>
 *
 * <p>Shape: x, raw and r are {@code [batch, features]}, L is {@code [batch]}; ln σ is the parameter {@code log-sigma}, a
 * scalar that starts at 0. Domain: all numbers for a linear output; x in [0, 1] for a sigmoid output. Unit: nats; they may
 * be negative, as logarithms of densities are. Reduction: sum over the D values of a sample; the mean over the batch is
 * taken by the engine. Gradient: ∂L/∂rᵢ = (rᵢ − xᵢ)/σ², times rᵢ (1−rᵢ) for a sigmoid output; ∂L/∂ln σ = D − Σᵢ (xᵢ −
 * rᵢ)²/σ².
 *
 * <p>The optimum is σ² = the mean squared error, where L = (D/2) (ln(2π σ²) + 1); so data that are reconstructed exactly
 * have no lower bound. The scale takes the place of β: beside a divergence in nats nothing is left to be balanced by hand.
 *
 * <p>Source: O. Rybkin, K. Daniilidis, S. Levine, "Simple and effective VAE training with calibrated decoders", ICML
 * 2021, section 3 (σ-VAE with one shared variance).
 */
@LossPlugin(name = "gaussian-nll", doc = "Normal log-likelihood with a learned scale, in nats")
record GaussianNll(
        @ChoiceParam(
                        doc = "what the decoder's last layer does: linear for any data, sigmoid for data in [0, 1]",
                        def = "linear")
                Output output)
        implements Loss {

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        Tensor logSigma = scope.parameters().parameter("log-sigma", Shape.of(), Initializer.zeros());
        int features = x.shape().last().size();
        Tensor error = x.minus(reconstruction(raw)).square().sum("features");
        Tensor scaled = error.times(logSigma.times(-2).exp()).over(2);
        return scaled.plus(logSigma.plus(0.5 * Math.log(2 * Math.PI)).times(features));
    }

    @Override
    public Tensor reconstruction(Tensor raw) {
        return output.apply(raw);
    }

    @Override
    public Interval dataRange() {
        return output.range();
    }

    @Override
    public OptionalDouble nats(int features) {
        return OptionalDouble.of(1);
    }
}
