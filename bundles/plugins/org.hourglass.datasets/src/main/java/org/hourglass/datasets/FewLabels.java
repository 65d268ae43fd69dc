package org.hourglass.datasets;

import java.util.Optional;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Samples;

/** Makes samples of which few have a label. */
final class FewLabels {

    private FewLabels() {}

    /** Keeps this many labels, drawn evenly over the classes, the first ones one more if need be; all others are unknown. */
    static Samples keep(Samples samples, int count, SplitMix64 random) {
        Labels labels = samples.labels().orElseThrow();
        int[] left = new int[labels.classes()];
        for (int i = 0; i < left.length; i++) {
            left[i] = count / left.length + (i < count % left.length ? 1 : 0);
        }
        int[] values = labels.toArray();
        for (int row : random.permutation(values.length)) {
            if (left[values[row]]-- <= 0) {
                values[row] = Labels.UNKNOWN;
            }
        }
        return new Samples(samples.values(), Optional.of(Labels.of(left.length, values)), samples.factors());
    }
}
