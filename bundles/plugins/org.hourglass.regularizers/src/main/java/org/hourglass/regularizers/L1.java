package org.hourglass.regularizers;

import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * L1 activity: pulls the codes themselves towards 0, one after the other, so that few units are active for a sample.
 *
 * <pre>
 *   Ω(H) = w · (1/n) · Σᵢ Σⱼ |Hᵢⱼ|
 * </pre>
 *
 * <p>Shape: H is {@code [batch, code]}, Ω is a scalar. Domain: all numbers. Unit: that of the code. Reduction: mean
 * over the batch, sum over the units. Gradient: ∂Ω/∂Hᵢⱼ = (w/n) · sign(Hᵢⱼ), 0 at 0.
 *
 * <p>An encoder may escape by shrinking its codes while the decoder grows: add {@code weight-decay} against that. The
 * weight goes with a {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the
 * number of values of a sample.
 *
 * <p>Source: F. Chollet, "Building autoencoders in Keras", The Keras Blog, 2016, section "Adding a sparsity
 * constraint on the encoded representations"; the "10e-5" there is 1e-4. Deviation: the penalty is not divided by the
 * batch size a second time, as Keras does.
 */
@RegularizerPlugin(name = "l1", doc = "Pulls the activations of the code towards 0")
record L1(@Param(doc = "weight in the loss", def = 1e-4, min = 1e-7, max = 10, log = true) double weight)
        implements Regularizer {

    @Override
    public Tensor penalty(Pass pass) {
        return pass.code().abs().mean("batch").sum().times(weight);
    }
}
