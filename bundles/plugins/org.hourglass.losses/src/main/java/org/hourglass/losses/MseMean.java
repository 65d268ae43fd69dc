package org.hourglass.losses;

import java.util.OptionalDouble;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Loss;
import org.hourglass.spi.LossPlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Mean squared error over the values of a sample.
 *
 * <pre>
 *   L(x, r) = (1/D) · Σᵢ (xᵢ − rᵢ)²,   r = output(raw)
 * </pre>
 *
 * <p>Shape: x, raw and r are {@code [batch, features]}, L is {@code [batch]}. Domain: all numbers for a linear
 * output; x in [0, 1] for a sigmoid output. Unit: that of the data, squared. Reduction: mean over the D values of a
 * sample; the mean over the batch is taken by the engine. Gradient: ∂L/∂rᵢ = (2/D) (rᵢ − xᵢ), times rᵢ (1−rᵢ) for a
 * sigmoid output.
 *
 * <p>A penalty of weight w beside it balances as w · D does beside {@code mse-sum}.
 *
 * <p>Source: C. M. Bishop, "Pattern recognition and machine learning", Springer, 2006, section 5.2, equation 5.11,
 * without its factor ½ and divided by D.
 */
@LossPlugin(name = "mse-mean", doc = "Squared error, averaged over the values of a sample")
record MseMean(
        @ChoiceParam(
                        doc = "what the decoder's last layer does: linear for any data, sigmoid for data in [0, 1]",
                        def = "linear")
                Output output)
        implements Loss {

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        return x.minus(reconstruction(raw)).square().mean("features");
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
        return OptionalDouble.of(features / 2.0);
    }
}
