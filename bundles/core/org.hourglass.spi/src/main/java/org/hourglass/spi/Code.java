package org.hourglass.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;

/**
 * What an encoder makes of a batch.
 *
 * @param value the code h that is decoded: [batch, code]; for a stochastic encoder a sample
 * @param posterior the distribution that the value was drawn from, if the encoder is stochastic
 * @param penalties scalars that the encoder itself adds to the loss, by name, such as the commitment to a codebook
 * @param reports scalars that are recorded in every epoch and not minimised, by name
 */
public record Code(
        Tensor value, Optional<Posterior> posterior, Map<String, Tensor> penalties, Map<String, Tensor> reports) {

    /** Copies the maps, keeping their order. */
    public Code {
        penalties = Collections.unmodifiableMap(new LinkedHashMap<>(penalties));
        reports = Collections.unmodifiableMap(new LinkedHashMap<>(reports));
    }

    /** Returns a deterministic code. */
    public static Code of(Tensor value) {
        return new Code(value, Optional.empty(), Map.of(), Map.of());
    }

    /** Returns a code that was drawn from a distribution. */
    public static Code drawn(Tensor value, Posterior posterior) {
        return new Code(value, Optional.of(posterior), Map.of(), Map.of());
    }

    /** Returns this code with one more scalar to minimise, its weight included. */
    public Code withPenalty(String name, Tensor penalty) {
        return new Code(value, posterior, with(penalties, name, penalty), reports);
    }

    /** Returns this code with one more scalar to record. */
    public Code withReport(String name, Tensor report) {
        return new Code(value, posterior, penalties, with(reports, name, report));
    }

    private static Map<String, Tensor> with(Map<String, Tensor> known, String name, Tensor more) {
        Map<String, Tensor> all = new LinkedHashMap<>(known);
        all.put(name, more);
        return all;
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
    public record Posterior(Tensor mean, Tensor logVariance) {

        /**
         * Returns the divergence of each component from the standard normal distribution, in nats: [batch, code].
         *
         * <pre>
         *   KL(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + σ² − ln σ² − 1)
         * </pre>
         *
         * <p>Source: D. P. Kingma, M. Welling, "Auto-encoding variational Bayes", ICLR 2014, appendix B.
         */
        public Tensor divergence() {
            return mean.square()
                    .plus(logVariance.exp())
                    .minus(logVariance)
                    .minus(1)
                    .times(0.5);
        }

        /** Draws a code: μ + σ · ε, through which gradients reach both. */
        public Tensor draw(Random random) {
            return mean.plus(logVariance.times(0.5).exp().times(random.normal(mean.shape())));
        }
    }
}
