package org.hourglass.evaluators;

import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;

/** A code that is the sample itself, of one value. */
record Identity() implements Representation {

    @Override
    public int codeSize() {
        return 1;
    }

    @Override
    public Matrix encode(Matrix samples) {
        return samples;
    }

    @Override
    public Matrix decode(Matrix codes) {
        return codes;
    }
}
