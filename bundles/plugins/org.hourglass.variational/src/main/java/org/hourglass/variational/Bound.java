package org.hourglass.variational;

import org.hourglass.spi.Code;
import org.hourglass.spi.Pass;
import org.hourglass.spi.tensor.Tensor;

/** What the terms of the evidence lower bound have in common. */
final class Bound {

    private static final double LN_2_PI = Math.log(2 * Math.PI);

    private Bound() {}

    /** Returns the distributions of the codes, or fails in the name of the regularizer. */
    static Code.Posterior posterior(Pass pass, String regularizer) {
        return pass.posterior()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: the encoder must be stochastic, but its codes have no distribution; use the architecture vae"
                                .formatted(regularizer)));
    }

    /** Returns ln q of each component of the codes: all axes of the codes. */
    static Tensor logDensity(Tensor code, Code.Posterior posterior) {
        Tensor precision = posterior.logVariance().negate().exp();
        return code.minus(posterior.mean())
                .square()
                .times(precision)
                .plus(posterior.logVariance())
                .plus(LN_2_PI)
                .times(-0.5);
    }

    /** Returns ln p of each component of the codes under the prior N(0, 1). */
    static Tensor logPrior(Tensor code) {
        return code.square().plus(LN_2_PI).times(-0.5);
    }

    /** Reports a weight as β of a bound in nats, whatever the unit of the loss is, if the loss is a likelihood. */
    static void reportBeta(Pass pass, Tensor weight) {
        pass.nats().ifPresent(nats -> pass.report("beta-eff", weight.times(nats)));
    }
}
