package org.hourglass.engine.internal;

import java.util.Optional;
import org.hourglass.spi.Clock;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * Where one plugin of a run is built.
 *
 * @param sample the shape of a sample
 * @param parameters the plugin's own
 * @param random the plugin's own stream
 * @param training whether this is built to train
 * @param clock how far training is
 * @param oneHot the labels, if the plugin needs them
 */
record RunScope(
        Shape sample, Parameters parameters, Random random, boolean training, Clock clock, Optional<Tensor> oneHot)
        implements Scope {

    @Override
    public Tensor labels() {
        return oneHot.orElseThrow(
                () -> new IllegalStateException("labels: needsLabels() must be true where labels are used"));
    }

    /** Returns the same scope with these parameters. */
    RunScope with(Parameters others) {
        return new RunScope(sample, others, random, training, clock, oneHot);
    }
}
