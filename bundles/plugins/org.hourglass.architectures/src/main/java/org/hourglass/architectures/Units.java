package org.hourglass.architectures;

import org.hourglass.spi.tensor.Tensor;

/** What is reported about the units of a code. */
final class Units {

    private Units() {}

    /** Returns the share of units that are active for no sample of the batch: a mask [batch, code] of 0 and 1 to a scalar. */
    static Tensor dead(Tensor active) {
        return active.max("batch").mean().oneMinus();
    }
}
