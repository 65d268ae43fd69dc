package org.hourglass.losses;

import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Loss;
import org.hourglass.spi.LossPlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Correntropy-induced loss, mean over the values of a sample: an error much larger than σ costs 1 at most, so that
 * outliers do not pull.
 *
 * <pre>
 *   L(x, r) = (1/D) · Σᵢ 1 − exp(−(xᵢ − rᵢ)² / 2σ²),   r = output(raw)
 * </pre>
 *
 * <p>Shape: x, raw and r are {@code [batch, features]}, L is {@code [batch]}. Domain: all numbers for a linear output; x
 * in [0, 1] for a sigmoid output. Unit: none, L is in [0, 1). Reduction: mean over the D values of a sample; the mean over
 * the batch is taken by the engine. Gradient: ∂L/∂rᵢ = (1/D) exp(−e²/2σ²) e/σ², e = rᵢ − xᵢ, times rᵢ (1−rᵢ) for a
 * sigmoid output: steepest at |e| = σ and nearly 0 beyond 3σ, so σ must fit the data's scale. Small errors cost e²/2σ².
 *
 * <p>Source: Y. Qi, Y. Wang, X. Zheng, Z. Wu, "Robust feature learning by stacked autoencoder with maximum correntropy
 * criterion", ICASSP 2014, section 2. Deviation: 1 minus the kernel instead of minus the kernel with its constant.
 */
@LossPlugin(name = "correntropy", doc = "Squared error for small errors, at most 1 for outliers")
record Correntropy(
        @Param(doc = "the error from which on values count as outliers", def = 0.2, min = 1e-3, max = 1e3, log = true)
                double sigma,
        @ChoiceParam(
                        doc = "what the decoder's last layer does: linear for any data, sigmoid for data in [0, 1]",
                        def = "linear")
                Output output)
        implements Loss {

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        Tensor likeness =
                x.minus(reconstruction(raw)).square().over(-2 * sigma * sigma).exp();
        return likeness.oneMinus().mean("features");
    }

    @Override
    public Tensor reconstruction(Tensor raw) {
        return output.apply(raw);
    }

    @Override
    public Interval dataRange() {
        return output.range();
    }
}
