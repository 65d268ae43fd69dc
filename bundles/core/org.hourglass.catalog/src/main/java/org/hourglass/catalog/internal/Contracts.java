package org.hourglass.catalog.internal;

import org.hourglass.catalog.Kind;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Baseline;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Loss;
import org.hourglass.spi.Noise;
import org.hourglass.spi.Regularizer;

/** The interface that a plugin of each kind implements. */
final class Contracts {

    private Contracts() {}

    static Class<?> of(Kind kind) {
        return switch (kind) {
            case DATASET -> Dataset.class;
            case NOISE -> Noise.class;
            case ARCHITECTURE -> Architecture.class;
            case LOSS -> Loss.class;
            case REGULARIZER -> Regularizer.class;
            case EVALUATOR -> Evaluator.class;
            case BASELINE -> Baseline.class;
        };
    }
}
