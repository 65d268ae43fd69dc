package org.hourglass.datasets;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hourglass.datasets.internal.Digests;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.TextParam;

/**
 * Fashion-MNIST: 60,000 training and 10,000 test images of articles of clothing, from the four original files.
 *
 * <p>They are not part of the product: put {@code train-images-idx3-ubyte.gz}, {@code train-labels-idx1-ubyte.gz}, {@code
 * t10k-images-idx3-ubyte.gz} and {@code t10k-labels-idx1-ubyte.gz} (or the same unpacked, without {@code .gz}) into the
 * folder. They are published at github.com/zalandoresearch/fashion-mnist and in Debian's package
 * dataset-fashion-mnist. The sha256 of what is unpacked is verified at each load, however the files are packed.
 *
 * <p>Shape: a sample is {@code [height=28, width=28, channels=1]}; 10 classes: t-shirt or top, trouser, pullover, dress,
 * coat, sandal, shirt, sneaker, bag, ankle boot. Domain: [0, 1], pixels / 255. The rows keep the order of the files.
 *
 * <p>Source: H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine learning
 * algorithms", arXiv 1708.07747, 2017. MIT licence.
 */
@DatasetPlugin(name = "fashion-mnist", doc = "70,000 images of clothing, 28 x 28, in 10 classes, from their own files")
record FashionMnist(
        @TextParam(
                        doc = "folder of the files; a relative one starts at the data folder of the workspace",
                        def = FashionMnist.FOLDER,
                        pattern = ".+")
                String folder)
        implements Dataset {

    static final String FOLDER = "fashion-mnist";

    private static final String WHERE =
            "get it from github.com/zalandoresearch/fashion-mnist or Debian's package dataset-fashion-mnist";

    /**
     * One of the four files.
     *
     * @param name without {@code .gz}
     * @param length unpacked
     * @param sha256 of its content, unpacked
     */
    record Original(String name, int length, String sha256) {}

    private static final Original TRAIN_IMAGES = new Original(
            "train-images-idx3-ubyte", 47_040_016, "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888");
    private static final Original TRAIN_LABELS = new Original(
            "train-labels-idx1-ubyte", 60_008, "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9");
    private static final Original TEST_IMAGES = new Original(
            "t10k-images-idx3-ubyte", 7_840_016, "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b");
    private static final Original TEST_LABELS = new Original(
            "t10k-labels-idx1-ubyte", 10_008, "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    @Override
    public Data load(Path data) throws IOException {
        Path base = data.resolve(folder).normalize();
        return new IdxFiles(
                        verified(base, TRAIN_IMAGES),
                        verified(base, TRAIN_LABELS),
                        verified(base, TEST_IMAGES),
                        verified(base, TEST_LABELS))
                .load(Digests.of(TRAIN_IMAGES.sha256 + TRAIN_LABELS.sha256 + TEST_IMAGES.sha256 + TEST_LABELS.sha256));
    }

    static IdxFile verified(Path base, Original original) throws IOException {
        Path packed = base.resolve(original.name + ".gz");
        boolean isPacked = Files.isRegularFile(packed);
        Path file = isPacked ? packed : base.resolve(original.name);
        try (InputStream stored = Files.newInputStream(file);
                InputStream in = isPacked ? new GZIPInputStream(stored, 1 << 16) : stored) {
            byte[] bytes = in.readNBytes(original.length + 1);
            String found = Digests.of(bytes);
            if (!found.equals(original.sha256)) {
                throw new IOException("%s: must have the sha256 %s unpacked, but got %s; %s"
                        .formatted(file, original.sha256, found, WHERE));
            }
            return new IdxFile(file.toString(), false, bytes.length, () -> new ByteArrayInputStream(bytes));
        } catch (EOFException | ZipException e) {
            throw new IOException(
                    "%s: must be a sound file, but got: %s; %s".formatted(file, e.getMessage(), WHERE), e);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "`folder`: must have the files of Fashion-MNIST, but there is no %s; %s".formatted(packed, WHERE),
                    e);
        }
    }
}
