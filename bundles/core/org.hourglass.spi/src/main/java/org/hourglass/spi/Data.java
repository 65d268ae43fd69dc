package org.hourglass.spi;

import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * What a dataset loads. The validation split is not here: the engine takes the last rows of the training split.
 *
 * @param sample the shape of one sample: [features], or [height, width, channels] for images
 * @param range where all values lie
 * @param train the samples to learn from, in their stored order
 * @param test the samples never seen in training
 * @param fingerprint a sha256 in hexadecimal that changes when any value, label or split does
 */
public record Data(Shape sample, Interval range, Samples train, Samples test, String fingerprint) {

    /** Rejects splits that do not have the sample's size. */
    public Data {
        for (Samples split : new Samples[] {train, test}) {
            if (split.values().columns() != sample.size()) {
                throw new IllegalArgumentException("dataset: a row must have the %d values of a sample %s, but got %d"
                        .formatted(sample.size(), sample, split.values().columns()));
            }
        }
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "dataset: the fingerprint must be a sha256 in hexadecimal, but got %s".formatted(fingerprint));
        }
    }
}
