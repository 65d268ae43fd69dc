package org.hourglass.datasets.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.TextParam;

/**
 * Arrays of your own from an archive that NumPy's {@code savez} or {@code savez_compressed} wrote.
 *
 * <p>The defaults are the names in Keras's archives. What arrays must be and what becomes of them is as with the dataset
 * {@code npy}. Shape: {@code [features]}, {@code [height, width, channels=1]} or {@code [height, width, channels]},
 * as the array has 2, 3 or 4 axes. Domain: [0, 1] if all values lie there after the division, else all numbers.
 *
 * <p>Source: R. Kern, "NEP 1 — a simple file format for NumPy arrays", 2007, versions 1 to 3.
 */
@DatasetPlugin(name = "npz", doc = "Arrays of your own from an archive in the npz format of NumPy")
record Npz(
        @TextParam(
                        doc = "archive; a relative one starts at the data folder of the workspace",
                        def = "data.npz",
                        pattern = ".+")
                String file,
        @TextParam(doc = "array of the samples", def = "x_train", pattern = ".+") String values,
        @TextParam(doc = "array of their labels; none if empty", def = "") String labels,
        @TextParam(doc = "array of the test samples; if empty, rows are drawn", def = "") String testValues,
        @TextParam(doc = "array of the labels of the test samples", def = "") String testLabels,
        @Param(doc = "share of the rows for the test, without a test array", def = 0.2, min = 0.001, max = 0.9)
                double testShare,
        @Param(doc = "what values are divided by: 255 makes [0, 1] of bytes", def = 1, min = 1e-30, max = 1e30)
                double divisor,
        @IntParam(doc = "seed of the order of rows", def = 1, min = 0) long seed)
        implements Dataset {

    /** Deflate makes at most this of a byte; an entry that claims more lies. */
    private static final long MOST_INFLATION = 1032;

    Npz {
        NpySplits.require(labels, testValues, testLabels);
    }

    @Override
    public Data load(Path data) throws IOException {
        Path path = data.resolve(file).normalize();
        if (!Files.isRegularFile(path)) {
            throw new IOException("`file`: must name a file, but there is no %s; put it there".formatted(path));
        }
        try (ZipFile archive = new ZipFile(path.toFile())) {
            return new NpySplits(values, labels, testValues, testLabels)
                    .load(
                            (parameter, name) -> array(archive, parameter, name),
                            new NpySamples.Options(divisor, testShare, seed));
        } catch (ZipException e) {
            throw new IOException("%s: must be an archive of NumPy, but got: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static NpyFile array(ZipFile archive, String parameter, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name + ".npy");
        if (entry == null) {
            String known = archive.stream()
                    .map(ZipEntry::getName)
                    .filter(entryName -> entryName.endsWith(".npy"))
                    .map(entryName -> entryName.substring(0, entryName.length() - 4))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IOException("`%s`: must name an array of %s, but got %s; there are %s"
                    .formatted(parameter, archive.getName(), name, known));
        }
        if (entry.getSize() / MOST_INFLATION > entry.getCompressedSize()) {
            throw new IOException("%s(%s): must be unpacked to at most %d times its size, but claims %d bytes of %d"
                    .formatted(archive.getName(), name, MOST_INFLATION, entry.getSize(), entry.getCompressedSize()));
        }
        return new NpyFile(archive.getName() + "(" + name + ")", entry.getSize(), () -> archive.getInputStream(entry));
    }
}
