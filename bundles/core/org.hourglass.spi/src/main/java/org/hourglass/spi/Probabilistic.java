package org.hourglass.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** A representation with distributions: q(h|x) of codes and p(x|h) of samples. */
@ConsumerType
public interface Probabilistic {

    /** Returns the distributions of the codes of these samples. */
    Posterior posterior(Matrix samples);

    /**
     * Returns ln p(x|h) in nats for each row, up to the constant that the loss leaves out.
     *
     * @param samples [samples, features]
     * @param codes [samples, code]
     */
    double[] logLikelihood(Matrix samples, Matrix codes);

    /**
     * Normal distributions with independent components, one a row.
     *
     * @param mean μ: [samples, code]
     * @param logVariance ln σ²: [samples, code]
     */
    record Posterior(Matrix mean, Matrix logVariance) {}
}
