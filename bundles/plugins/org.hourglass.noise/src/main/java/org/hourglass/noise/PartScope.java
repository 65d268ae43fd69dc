package org.hourglass.noise;

import org.hourglass.spi.Clock;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** The scope of one noise within another: all is the outer one's but the randomness. */
record PartScope(Scope outer, Random random) implements Scope {

    @Override
    public Shape sample() {
        return outer.sample();
    }

    @Override
    public Parameters parameters() {
        return outer.parameters();
    }

    @Override
    public boolean training() {
        return outer.training();
    }

    @Override
    public Clock clock() {
        return outer.clock();
    }

    @Override
    public Tensor labels() {
        return outer.labels();
    }
}
