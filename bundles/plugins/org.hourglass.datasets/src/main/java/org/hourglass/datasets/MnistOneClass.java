package org.hourglass.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.Labels;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;

/**
 * MNIST for the detection of anomalies: the training split has images of the normal classes only, the test split all.
 *
 * <p>Shape: a sample is {@code [height=28, width=28, channels=1]}; the class is 0 for a normal image and 1 for an
 * anomaly, so that all training labels are 0. Domain: [0, 1]. The rows keep the order of the files.
 *
 * <p>Source: L. Ruff et al., "Deep one-class classification", ICML 2018, section 4.2.
 */
@DatasetPlugin(name = "mnist-one-class", doc = "MNIST with some digits to learn from, and all others as anomalies")
record MnistOneClass(
        @ChoiceParam(doc = "what the dataset is made of", def = "mnist") Images images,
        @ListParam(
                        doc = "the normal classes; for mnist the digits",
                        def = "0",
                        min = 0,
                        max = 9,
                        minSize = 1,
                        maxSize = 9)
                List<Integer> normal)
        implements Dataset {

    @Override
    public Data load(Path folder) throws IOException {
        Data all = images.load(folder);
        int[] rows = MnistVariant.rows(all.train(), normal);
        int columns = all.sample().size();
        float[] values = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all.train().values().row(rows[i]), 0, values, i * columns, columns);
        }
        Labels digits = all.test().labels().orElseThrow();
        int[] anomalies = IntStream.range(0, digits.size())
                .map(row -> normal.contains(digits.get(row)) ? 0 : 1)
                .toArray();
        return Data.of(
                all.sample(),
                all.range(),
                new Samples(Matrix.of(rows.length, columns, values), Optional.of(Labels.of(2, new int[rows.length]))),
                new Samples(all.test().values(), Optional.of(Labels.of(2, anomalies))));
    }
}
