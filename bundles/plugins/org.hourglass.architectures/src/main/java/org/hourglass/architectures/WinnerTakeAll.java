package org.hourglass.architectures;

import java.util.List;
import org.hourglass.architectures.FullyConnected.Treatment;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.ArchitecturePlugin;
import org.hourglass.spi.Code;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A winner-take-all autoencoder: each unit of the code is kept for those samples of a batch that excite it most.
 *
 * <pre>
 *   a = relu(x W + b),   raw = h V + b′
 *   training: hᵢⱼ = aᵢⱼ if aᵢⱼ is one of the max(1, ⌊ρ n + ½⌋) largest of unit j in the batch, else 0;   evaluation: h = a
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]} with n rows, h is {@code [batch, code]}. Domain: all numbers; codes lie
 * in [0, ∞). Gradient: through what is kept alone. Lifetime sparsity: every unit is used by a share ρ of the samples at
 * most, and none is left out as units can be where each sample keeps its k largest. {@code dead-units} reports the share of
 * units that are 0 for the whole batch. The encoder has one layer; the source also has deeper ones.
 *
 * <p>Source: A. Makhzani, B. Frey, "Winner-take-all autoencoders", NeurIPS 2015, section 2.
 */
@ArchitecturePlugin(
        name = "winner-take-all",
        doc = "Rectified units, each kept in training for the samples of a batch that excite it most")
record WinnerTakeAll(
        @IntParam(doc = "size of the code", def = 1000, min = 1, max = 65536, log = true) int code,
        @Param(doc = "share of the samples of a batch that keep a unit", def = 0.05, min = 1e-4, max = 1, log = true)
                double rate)
        implements Architecture {

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
        Tensor a = network().encode(x, scope);
        return Code.of(scope.training() ? winners(a) : a).withReport("dead-units", Units.dead(a.greater(0)));
    }

    private Tensor winners(Tensor a) {
        int kept = (int) Math.max(1, Math.round(rate * a.shape().axis("batch").size()));
        return a.times(a.largest(kept, "batch"));
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(h, scope);
    }

    private FullyConnected network() {
        return new FullyConnected(List.of(code), Activation.RELU, Activation.RELU, false, Treatment.NONE);
    }
}
