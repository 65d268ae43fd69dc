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
 * A k-sparse autoencoder: of a linear code only the k largest units are kept.
 *
 * <pre>
 *   z = x W + b,   hⱼ = zⱼ if zⱼ is one of the κ largest of z, else 0,   raw = h Wᵀ + b′
 *   training: κ = d + (k − d) · min(1, epoch/anneal), k without annealing;   evaluation: α k in place of k
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}, h is {@code [batch, code]} with d units, W is {@code [features,
 * code]}, the same both ways. Domain: all numbers; the largest are meant with their sign, and units tied with the last
 * one are kept too. Gradient: through the units that are kept alone. A unit that is never kept never learns: {@code
 * dead-units} reports the share of units that no sample of a batch keeps, and annealing revives them. The source anneals
 * k in the first half of the epochs.
 *
 * <p>Source: A. Makhzani, B. Frey, "k-Sparse autoencoders", ICLR 2014, sections 2.1 and 4.2.
 */
@ArchitecturePlugin(name = "k-sparse", doc = "A linear code of which only the k largest units are kept; tied weights")
record KSparse(
        @IntParam(doc = "size of the code", def = 1000, min = 1, max = 65536, log = true) int code,
        @IntParam(
                        doc = "units kept in training, at most the size of the code",
                        def = 25,
                        min = 1,
                        max = 65536,
                        log = true)
                int k,
        @Param(doc = "how many times as many units are kept in evaluation", def = 1, min = 1, max = 3) double alpha,
        @Param(doc = "epochs over which the units kept fall evenly from all to k", def = 0, min = 0, max = 1e5)
                double anneal)
        implements Architecture {

    KSparse {
        if (k > code) {
            throw new IllegalArgumentException(
                    "k-sparse: `k` must be at most the %d units of the code, but got %d".formatted(code, k));
        }
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
        Tensor z = network().encode(x, scope);
        Tensor kept = kept(z, scope);
        return Code.of(z.times(kept)).withReport("dead-units", Units.dead(kept));
    }

    private Tensor kept(Tensor z, Scope scope) {
        int last = scope.training() ? k : (int) Math.min(code, Math.round(alpha * k));
        return anneal > 0
                ? z.largest(scope.clock().ramp(anneal).times(last - code).plus(code), "code")
                : z.largest(last, "code");
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(h, scope);
    }

    private FullyConnected network() {
        return new FullyConnected(List.of(code), Activation.LINEAR, Activation.LINEAR, true, Treatment.NONE);
    }
}
