package org.hourglass.losses;

import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/** The output activation of a decoder, and so where the data must lie. */
enum Output {
    LINEAR(Interval.ALL) {
        @Override
        Tensor apply(Tensor raw) {
            return raw;
        }
    },
    SIGMOID(Interval.UNIT) {
        @Override
        Tensor apply(Tensor raw) {
            return raw.sigmoid();
        }
    };

    private final Interval range;

    Output(Interval range) {
        this.range = range;
    }

    abstract Tensor apply(Tensor raw);

    Interval range() {
        return range;
    }
}
