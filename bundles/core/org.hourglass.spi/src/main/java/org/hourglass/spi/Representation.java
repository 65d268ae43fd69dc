package org.hourglass.spi;

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
}
