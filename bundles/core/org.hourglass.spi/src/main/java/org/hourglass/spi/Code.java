package org.hourglass.spi;

import java.util.Optional;
import org.hourglass.spi.tensor.Tensor;

/**
 * What an encoder makes of a batch.
 *
 * @param value the code h that is decoded: [batch, code]; for a stochastic encoder a sample
 * @param posterior the distribution that the value was drawn from, if the encoder is stochastic
 */
public record Code(Tensor value, Optional<Posterior> posterior) {

    /** Returns a deterministic code. */
    public static Code of(Tensor value) {
        return new Code(value, Optional.empty());
    }

    /** Returns the code that evaluators read: the posterior's mean, or the value where there is none. */
    public Tensor mean() {
        return posterior.map(Posterior::mean).orElse(value);
    }

    /**
     * A normal distribution with independent components for each sample.
     *
     * @param mean μ: [batch, code]
     * @param logVariance ln σ²: [batch, code]
     */
    public record Posterior(Tensor mean, Tensor logVariance) {}
}
