package org.hourglass.datasets.procedural;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;

/** The training samples of a dataset beside what they were made from. */
record Points(Samples samples) {

    /** Looks at one sample. */
    @FunctionalInterface
    interface Check {
        void accept(float[] sample, float[] factors, int label);
    }

    static Points of(Dataset dataset) throws IOException {
        return new Points(dataset.load(Path.of("")).train());
    }

    void forEach(Check check) {
        Matrix factors = samples.factors().orElseThrow().values();
        for (int row = 0; row < samples.size(); row++) {
            int at = row;
            int label = samples.labels().map(known -> known.get(at)).orElse(-1);
            check.accept(samples.values().row(row), factors.row(row), label);
        }
    }
}
