package org.hourglass.spi;

import java.util.random.RandomGenerator;
import org.osgi.annotation.versioning.ConsumerType;

/** A distribution of codes to generate new samples from, fitted to the codes of the training samples. */
@ConsumerType
public interface LatentSampler {

    /**
     * Fits to the codes of the training samples. Called at most once for each representation that is evaluated, by the
     * thread of its evaluation.
     *
     * @param codes of the training split, validation left out: [samples, code]
     * @param algebra matrix products and eigenvalues
     * @param random the sampler's own source
     * @throws IllegalArgumentException if the codes do not do, for example too few of them
     */
    Fitted fit(Matrix codes, LinearAlgebra algebra, RandomGenerator random);

    /** A fitted distribution. */
    @FunctionalInterface
    interface Fitted {

        /**
         * Draws codes: [count, code].
         *
         * @param random decides them: the same numbers give the same codes
         */
        Matrix draw(int count, RandomGenerator random);
    }
}
