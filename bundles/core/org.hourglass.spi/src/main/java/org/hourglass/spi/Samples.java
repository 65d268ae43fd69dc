package org.hourglass.spi;

import java.util.Optional;

/**
 * One split of a dataset.
 *
 * @param values one sample a row: [samples, features], images row by row, channels innermost
 * @param labels the classes, if the dataset has any
 * @param factors what the samples were made from, if the dataset knows it
 */
public record Samples(Matrix values, Optional<Labels> labels, Optional<Factors> factors) {

    /** Rejects labels and factors that are not one per row. */
    public Samples {
        labels.ifPresent(known -> {
            if (known.size() != values.rows()) {
                throw new IllegalArgumentException("samples: there must be one label a row, but got %d for %d"
                        .formatted(known.size(), values.rows()));
            }
        });
        factors.ifPresent(known -> {
            if (known.size() != values.rows()) {
                throw new IllegalArgumentException("samples: there must be factors for each row, but got %d for %d"
                        .formatted(known.size(), values.rows()));
            }
        });
    }

    /** Makes samples of which no factors are known, as of all that was not generated. */
    public Samples(Matrix values, Optional<Labels> labels) {
        this(values, labels, Optional.empty());
    }

    /** Returns how many samples there are. */
    public int size() {
        return values.rows();
    }

    /** Returns the samples from (included) to (excluded), sharing the memory. */
    public Samples slice(int from, int to) {
        return new Samples(
                values.slice(from, to),
                labels.map(known -> known.slice(from, to)),
                factors.map(known -> known.slice(from, to)));
    }
}
