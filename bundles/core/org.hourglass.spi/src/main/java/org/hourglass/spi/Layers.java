package org.hourglass.spi;

import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Statistic;
import org.hourglass.spi.tensor.Tensor;

/** The layers that architectures are made of. */
public final class Layers {

    /** How much of the running moments of a batch normalisation is kept in a step. */
    private static final double MOMENTUM = 0.99;

    private static final double EPSILON = 1e-3;

    private Layers() {}

    /**
     * Returns a fully connected layer, x · W + b, before any activation.
     *
     * <p>Shape: x [batch, in], W [in, out] as parameter {@code weights}, b [out] as parameter {@code bias}, result [batch,
     * out]. W starts by Glorot's rule, b at 0.
     *
     * @param x two axes, the inner one being contracted
     * @param out the new axis
     * @param parameters the layer's own scope
     */
    public static Tensor dense(Tensor x, Axis out, Parameters parameters) {
        Axis in = x.shape().last();
        Tensor weights = parameters.parameter("weights", Shape.of(in, out), Initializer.glorot());
        return x.dot(weights, in.name()).plus(parameters.parameter("bias", Shape.of(out), Initializer.zeros()));
    }

    /**
     * Returns x with elements set to 0 at this rate and the others divided by 1 - rate while training, and x itself
     * otherwise.
     *
     * <p>Source: N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a simple way to prevent
     * neural networks from overfitting", JMLR 15, 2014, section 10 (the form that scales while training).
     *
     * @param rate 0 ≤ rate &lt; 1; 0 draws nothing
     * @param scope says whether to train, and draws
     */
    public static Tensor dropout(Tensor x, double rate, Scope scope) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout: the rate must be in [0, 1), but got " + rate);
        }
        return rate > 0 && scope.training() ? scope.random().dropout(x, rate) : x;
    }

    /**
     * Returns x normalised over all axes but the innermost, then scaled and shifted.
     *
     * <pre>
     *   y = γ · (x − m) / √(v + ε) + β,   ε = 0.001
     *   m, v: mean and variance of the batch while training, running averages otherwise
     *   average ← average + max(1/(t+1), 0.01) · (batch − average),   t being the steps made before
     * </pre>
     *
     * <p>Shape: x [batch, …, units], with γ [units] as parameter {@code scale} from 1, β [units] as parameter {@code shift}
     * from 0, and the averages [units] as statistics {@code mean} and {@code variance}. Gradient: through m and v of the
     * batch too. The first hundred steps are averaged evenly, so that what the averages start from does not linger; the
     * variance is divided by n everywhere, while the source divides by n − 1 for the averages.
     *
     * <p>Source: S. Ioffe, C. Szegedy, "Batch normalization: accelerating deep network training by reducing internal
     * covariate shift", ICML 2015, algorithms 1 and 2.
     *
     * @param parameters the normalisation's own
     * @param scope says whether to train, and how far training is
     */
    public static Tensor batchNorm(Tensor x, Parameters parameters, Scope scope) {
        Shape units = Shape.of(x.shape().last());
        Statistic mean = parameters.statistic("mean", units, Initializer.zeros());
        Statistic variance = parameters.statistic("variance", units, Initializer.constant(1));
        Tensor scale = parameters.parameter("scale", units, Initializer.constant(1));
        Tensor shift = parameters.parameter("shift", units, Initializer.zeros());
        if (!scope.training()) {
            return normalised(x, mean.value(), variance.value()).times(scale).plus(shift);
        }
        String[] others = x.shape().without(x.shape().last().name()).names().toArray(String[]::new);
        Tensor batchMean = x.mean(others);
        Tensor batchVariance = x.minus(batchMean).square().mean(others);
        Tensor step = scope.clock().step();
        Tensor share = step.plus(1).reciprocal().atLeast(1 - MOMENTUM);
        mean.become(mean.value().plus(batchMean.minus(mean.value()).times(share)));
        variance.become(
                variance.value().plus(batchVariance.minus(variance.value()).times(share)));
        return normalised(x, batchMean, batchVariance).times(scale).plus(shift);
    }

    private static Tensor normalised(Tensor x, Tensor mean, Tensor variance) {
        return x.minus(mean).over(variance.plus(EPSILON).sqrt());
    }
}
