package org.hourglass.architectures;

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
 * Semantic hashing: a code of bits, by which similar samples are looked up.
 *
 * <pre>
 *   a = the encoder's last layer before its activation
 *   training, noisy-sigmoid:     h = σ(a + s · ε),   ε ~ N(0, 1)
 *   training, straight-through:  h = [a > 0], with the gradient of σ(a)
 *   evaluation:                  h = [a > 0]
 *   bit-entropy = (1/d) · Σⱼ H₂(pⱼ),   pⱼ being the share of the batch with aⱼ > 0
 * </pre>
 *
 * <p>Shape: x and raw are {@code [batch, features]}, h is {@code [batch, code]}, code = bits. Encoder and decoder are those
 * of {@code mlp}. Domain: all numbers; codes lie in [0, 1], and are 0 or 1 in evaluation. Unit of the report: bits, 1 for a
 * code whose bits are all on for half of the batch, 0 for bits that tell nothing. The noise makes units near ½ useless, so
 * that training drives them to 0 and 1; the source draws it once for each sample, here it is fresh in each step.
 *
 * <p>Source: R. Salakhutdinov, G. Hinton, "Semantic hashing", International Journal of Approximate Reasoning 50, 2009,
 * section 4; straight-through: A. Krizhevsky, G. Hinton, "Using very deep autoencoders for content-based image retrieval",
 * ESANN 2011, section 2.
 */
@ArchitecturePlugin(name = "binary-code", doc = "A code of bits for retrieval: a noisy sigmoid, or straight through")
record BinaryCode(
        @ListParam(doc = "widths of the encoder's hidden layers; may be empty", def = "256", min = 1, max = 65536)
                List<Integer> hidden,
        @ChoiceParam(doc = "activation of the hidden layers", def = "relu") Activation activation,
        @IntParam(doc = "bits of a code", def = 32, min = 1, max = 65536, log = true) int bits,
        @ChoiceParam(doc = "how bits are trained", def = "noisy-sigmoid") Method method,
        @Param(doc = "standard deviation of the noise of a noisy sigmoid", def = 4, min = 0, max = 100) double noise)
        implements Architecture {

    private static final double TINY = 1e-10;

    /** How bits are trained. */
    enum Method {
        NOISY_SIGMOID,
        STRAIGHT_THROUGH
    }

    BinaryCode {
        hidden = List.copyOf(hidden);
    }

    @Override
    public int codeSize(Shape sample) {
        return bits;
    }

    @Override
    public boolean mayMemorize() {
        return false;
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        Tensor a = network().encode(x, scope);
        Tensor hard = a.greater(0);
        return Code.of(scope.training() ? soft(a, hard, scope) : hard).withReport("bit-entropy", entropy(hard));
    }

    private Tensor soft(Tensor a, Tensor hard, Scope scope) {
        if (method == Method.STRAIGHT_THROUGH) {
            Tensor sigmoid = a.sigmoid();
            return hard.plus(sigmoid.minus(sigmoid.stopGradient())).clip(0, 1);
        }
        return a.plus(scope.random().normal(a.shape()).times(noise)).sigmoid();
    }

    private static Tensor entropy(Tensor hard) {
        Tensor on = hard.mean("batch");
        Tensor off = on.oneMinus();
        Tensor nats = on.times(on.atLeast(TINY).log())
                .plus(off.times(off.atLeast(TINY).log()));
        return nats.mean().over(-Math.log(2));
    }

    @Override
    public Tensor decode(Tensor h, Scope scope) {
        return network().decode(h, scope);
    }

    private FullyConnected network() {
        List<Integer> widths = Stream.concat(hidden.stream(), Stream.of(bits)).toList();
        return new FullyConnected(widths, activation, Activation.LINEAR, false, Treatment.NONE);
    }
}
