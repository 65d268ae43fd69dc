package org.hourglass.engine.internal;

import org.hourglass.engine.compute.Computation;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;

/** A trained autoencoder as a representation; used by the thread of its computation. */
record Learned(Computation computation, int codeSize) implements Representation {

    @Override
    public Matrix encode(Matrix samples) {
        return computation.apply(Autoencoder.ENCODE, samples);
    }

    @Override
    public Matrix decode(Matrix codes) {
        return computation.apply(Autoencoder.DECODE, codes);
    }
}
