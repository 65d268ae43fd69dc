package org.hourglass.engine.internal;

import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Data;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.Split;

/**
 * A dataset with its validation split taken off, and the training samples where training reads them.
 *
 * @param data as the plugin loaded it
 * @param train all training rows but the last of them
 * @param validation the last training rows, possibly none
 * @param resident the training rows in the memory of what trains
 */
record LoadedData(Data data, Samples train, Samples validation, Compute.Resident resident) {

    Samples samples(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> data.test();
        };
    }

    /** Returns the samples of a split, each with its label as one more value. */
    Matrix labelled(Split split) {
        Samples samples = samples(split);
        return Columns.beside(samples.values(), Columns.of(samples.labels().orElseThrow()));
    }
}
