package org.hourglass.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hourglass.datasets.internal.Digests;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.TextParam;

/**
 * Images and labels in IDX format, the format of MNIST, from files of your own: Fashion-MNIST, EMNIST and their like.
 *
 * <p>Each file may be gzipped, with or without {@code .gz} in its name here. Shape: a sample is {@code [height,
 * width, channels=1]}; there are as many classes as the largest label says. Domain: [0, 1], pixels / 255. The rows
 * keep the order of the files. The fingerprint is made of the sha256 of the four files as they are stored.
 *
 * <p>Format: magic number 0x00000803 for images and 0x00000801 for labels, sizes as 32-bit integers, highest byte
 * first, then one unsigned byte a value. Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of
 * handwritten digits", 1998, section "File formats".
 */
@DatasetPlugin(name = "idx", doc = "Images and labels from files in IDX format, such as Fashion-MNIST")
record IdxImages(
        @TextParam(
                        doc = "folder of the files; a relative one starts at the data folder of the workspace",
                        def = ".",
                        pattern = ".+")
                String folder,
        @TextParam(doc = "file of the training images", def = "train-images-idx3-ubyte", pattern = ".+")
                String trainImages,
        @TextParam(doc = "file of the training labels", def = "train-labels-idx1-ubyte", pattern = ".+")
                String trainLabels,
        @TextParam(doc = "file of the test images", def = "t10k-images-idx3-ubyte", pattern = ".+") String testImages,
        @TextParam(doc = "file of the test labels", def = "t10k-labels-idx1-ubyte", pattern = ".+") String testLabels)
        implements Dataset {

    private static final int GZIP_MAGIC = 0x1f8b;

    @Override
    public Data load(Path data) throws IOException {
        Path base = data.resolve(folder).normalize();
        MessageDigest digest = Digests.sha256();
        return new IdxFiles(
                        file(find(base, "train-images", trainImages), digest),
                        file(find(base, "train-labels", trainLabels), digest),
                        file(find(base, "test-images", testImages), digest),
                        file(find(base, "test-labels", testLabels), digest))
                .load(HexFormat.of().formatHex(digest.digest()));
    }

    private static Path find(Path base, String parameter, String name) throws IOException {
        Path plain = base.resolve(name);
        Path packed = plain.resolveSibling(plain.getFileName() + ".gz");
        if (Files.isRegularFile(plain)) {
            return plain;
        } else if (Files.isRegularFile(packed)) {
            return packed;
        }
        throw new IOException("`%s`: must name a file, but there is neither %s nor %s; put it there or set `folder`"
                .formatted(parameter, plain, packed));
    }

    /** Adds the file's own digest, so that bytes cannot move from one file to the next unnoticed. */
    private static IdxFile file(Path path, MessageDigest all) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        all.update(digest.digest());
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            boolean packed = file.length() >= 2 && file.readUnsignedShort() == GZIP_MAGIC;
            byte[] end = new byte[(int) Math.min(file.length(), Gzip.TRAILER)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            long length = packed ? Gzip.claimedLength(end) : file.length();
            return new IdxFile(path.toString(), packed, length, () -> Files.newInputStream(path));
        }
    }
}
