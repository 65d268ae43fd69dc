package org.hourglass.datasets.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.TextParam;

/**
 * Arrays of your own from files that NumPy's {@code save} wrote.
 *
 * <p>Elements are float32, float64, uint8, int32 or int64, little-endian, in C's order; they become float32. Shape: an
 * array {@code [samples, features]} gives samples {@code [features]}, {@code [samples, height, width]} gives {@code
 * [height, width, channels=1]}, and {@code [samples, height, width, channels]} gives {@code [height, width, channels]}.
 * Labels are whole numbers from 0, one a sample. Rows are put in a random order of {@code seed}, and without a test
 * array the first {@code test-share} of them are the test split. Domain: [0, 1] if all values lie there after the
 * division, else all numbers.
 *
 * <p>Source: R. Kern, "NEP 1 — a simple file format for NumPy arrays", 2007, versions 1 to 3.
 */
@DatasetPlugin(name = "npy", doc = "Arrays of your own from files in the npy format of NumPy")
record Npy(
        @TextParam(
                        doc = "file of the samples; a relative one starts at the data folder of the workspace",
                        def = "data.npy",
                        pattern = ".+")
                String values,
        @TextParam(doc = "file of their labels; none if empty", def = "") String labels,
        @TextParam(doc = "file of the test samples; if empty, rows are drawn", def = "") String testValues,
        @TextParam(doc = "file of the labels of the test samples", def = "") String testLabels,
        @Param(doc = "share of the rows for the test, without a test file", def = 0.2, min = 0.001, max = 0.9)
                double testShare,
        @Param(doc = "what values are divided by: 255 makes [0, 1] of bytes", def = 1, min = 1e-30, max = 1e30)
                double divisor,
        @IntParam(doc = "seed of the order of rows", def = 1, min = 0) long seed)
        implements Dataset {

    Npy {
        NpySplits.require(labels, testValues, testLabels);
    }

    @Override
    public Data load(Path data) throws IOException {
        return new NpySplits(values, labels, testValues, testLabels)
                .load(
                        (parameter, name) -> file(data, parameter, name),
                        new NpySamples.Options(divisor, testShare, seed));
    }

    private static NpyFile file(Path data, String parameter, String name) throws IOException {
        Path file = data.resolve(name).normalize();
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "`%s`: must name a file, but there is no %s; put it there".formatted(parameter, file));
        }
        return new NpyFile(file.toString(), Files.size(file), () -> Files.newInputStream(file));
    }
}
