package org.hourglass.spi;

import java.util.List;
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
 * @param notes what people should know of this loading, each shown once: what was left out, and why
 */
public record Data(Shape sample, Interval range, Samples train, Samples test, String fingerprint, List<String> notes) {

    /** Copies the notes and rejects splits that do not have the sample's size, or not the same factors. */
    public Data {
        notes = List.copyOf(notes);
        for (Samples split : new Samples[] {train, test}) {
            if (split.values().columns() != sample.size()) {
                throw new IllegalArgumentException("dataset: a row must have the %d values of a sample %s, but got %d"
                        .formatted(sample.size(), sample, split.values().columns()));
            }
        }
        if (!factors(train).equals(factors(test))) {
            throw new IllegalArgumentException("dataset: both splits must have the same factors, but got %s and %s"
                    .formatted(factors(train), factors(test)));
        }
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "dataset: the fingerprint must be a sha256 in hexadecimal, but got %s".formatted(fingerprint));
        }
    }

    /** Makes data of which nothing needs to be told. */
    public Data(Shape sample, Interval range, Samples train, Samples test, String fingerprint) {
        this(sample, range, train, test, fingerprint, List.of());
    }

    /** Returns data whose fingerprint is made of all values, labels and factors. */
    public static Data of(Shape sample, Interval range, Samples train, Samples test) {
        return new Data(sample, range, train, test, Fingerprint.of(train, test));
    }

    /** Returns these data with notes. */
    public Data with(List<String> newNotes) {
        return new Data(sample, range, train, test, fingerprint, newNotes);
    }

    private static List<Factors.Factor> factors(Samples split) {
        return split.factors().map(Factors::factors).orElse(List.of());
    }
}
