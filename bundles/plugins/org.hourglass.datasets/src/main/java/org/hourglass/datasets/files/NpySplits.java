package org.hourglass.datasets.files;

import java.io.IOException;
import java.util.Optional;
import org.hourglass.spi.Data;

/** The names of up to four arrays; empty for those that there are not. */
record NpySplits(String values, String labels, String testValues, String testLabels) {

    /** Finds an array by name; the parameter is blamed if there is none. */
    @FunctionalInterface
    interface Finder {
        NpyFile find(String parameter, String name) throws IOException;
    }

    /** Rejects test labels without test samples, and labels of one split alone. */
    static void require(String labels, String testValues, String testLabels) {
        if (testValues.isEmpty() && !testLabels.isEmpty()) {
            throw new IllegalArgumentException(
                    "`test-labels`: must be empty without `test-values`, but got %s".formatted(testLabels));
        }
        if (!testValues.isEmpty() && labels.isEmpty() != testLabels.isEmpty()) {
            throw new IllegalArgumentException("`test-labels`: must be there if `labels` are, but got \"%s\" for \"%s\""
                    .formatted(testLabels, labels));
        }
    }

    Data load(Finder finder, NpySamples.Options options) throws IOException {
        NpySamples.Part train = part(finder, "", values, labels);
        return NpySamples.of(
                train,
                testValues.isEmpty() ? Optional.empty() : Optional.of(part(finder, "test-", testValues, testLabels)),
                options);
    }

    private static NpySamples.Part part(Finder finder, String prefix, String values, String labels) throws IOException {
        return new NpySamples.Part(
                finder.find(prefix + "values", values),
                labels.isEmpty() ? Optional.empty() : Optional.of(finder.find(prefix + "labels", labels)));
    }
}
