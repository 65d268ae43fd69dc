package org.hourglass.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A fitted pair of encoder and decoder on plain numbers: a trained autoencoder or a fitted baseline. */
@ConsumerType
public interface Representation {

    /** Returns how many numbers a code has. */
    int codeSize();

    /** Returns the codes of these samples: [samples, features] to [samples, code]; no noise, no dropout. */
    Matrix encode(Matrix samples);

    /** Returns the reconstructions of these codes: [samples, code] to [samples, features]. */
    Matrix decode(Matrix codes);

    /** Returns the reconstructions of these samples. */
    default Matrix reconstruct(Matrix samples) {
        return decode(encode(samples));
    }

    /** Returns the distributions, if the encoder is stochastic and the loss the logarithm of a likelihood. */
    default Optional<Probabilistic> probabilistic() {
        return Optional.empty();
    }

    /**
     * Returns the decoder of codes together with a class for each, if the autoencoder was trained with labels.
     *
     * @see Architecture#needsLabels
     */
    default Optional<Conditional> conditional() {
        return Optional.empty();
    }

    /** A decoder that is told the class. */
    @FunctionalInterface
    interface Conditional {
        /** Returns the reconstructions of these codes as samples of these classes. */
        Matrix decode(Matrix codes, Labels labels);
    }
}
