package org.hourglass.spi;

import java.util.random.RandomGenerator;
import org.osgi.annotation.versioning.ConsumerType;

/** A learner of codes that is not an autoencoder, to compare with. */
@ConsumerType
public interface Baseline {

    /**
     * Fits to the training split. Called once per dataset, code size and seed; the result is shared and must be
     * thread-safe.
     *
     * @param train the training samples, validation left out
     * @param codeSize how many numbers a code has, at most the number of features for methods that need that
     * @param algebra matrix products and eigenvalues
     * @param random the baseline's own source
     */
    Representation fit(Samples train, int codeSize, LinearAlgebra algebra, RandomGenerator random);
}
