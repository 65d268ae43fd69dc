package org.hourglass.datasets;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.hourglass.datasets.internal.Digests;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;

/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits, inside the bundle.
 *
 * <p>Shape: a sample is {@code [height=28, width=28, channels=1]}; 10 classes. Domain: [0, 1], pixels / 255. Unit: 0
 * is background, 1 is ink.
 *
 * <p>The rows keep the order of the files. The checksums of the four files are verified at each load, and the
 * fingerprint is made of them.
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition",
 * Proceedings of the IEEE 86, 1998, section III-A. Copyright Yann LeCun and Corinna Cortes, Creative Commons
 * Attribution-Share Alike 3.0.
 */
@DatasetPlugin(name = "mnist", doc = "70,000 images of handwritten digits, 28 x 28, in 10 classes")
record Mnist() implements Dataset {

    private static final String TRAIN_IMAGES = "71524e2cd1ad2968737f7f2f2ff69cbfc32df8ccddff51593f7cb2d4e0eb5b64";
    private static final String TRAIN_LABELS = "fe03b8bd7915f70bf5aa08be480aa413fbd85afcaa58b35d230d335f284fd88e";
    private static final String TEST_IMAGES = "5634745efa576a17e7d4cf5cd9d09123c75e6538e5114267c2d156edaf519341";
    private static final String TEST_LABELS = "ae18e77e031ccde52407f794d123116439864147d33ac992975f85dd4dc42af6";

    @Override
    public Data load(Path folder) throws IOException {
        return new IdxFiles(
                        file("train-images-idx3-ubyte.gz", TRAIN_IMAGES),
                        file("train-labels-idx1-ubyte.gz", TRAIN_LABELS),
                        file("t10k-images-idx3-ubyte.gz", TEST_IMAGES),
                        file("t10k-labels-idx1-ubyte.gz", TEST_LABELS))
                .load(Digests.of(TRAIN_IMAGES + TRAIN_LABELS + TEST_IMAGES + TEST_LABELS));
    }

    private static IdxFile file(String name, String sha256) throws IOException {
        try (InputStream in = Mnist.class.getResourceAsStream("mnist/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name + ": must be in the bundle, but is missing; install it again");
            }
            return verified(name, in.readAllBytes(), sha256);
        }
    }

    static IdxFile verified(String name, byte[] bytes, String sha256) throws IOException {
        String found = Digests.of(bytes);
        if (!found.equals(sha256)) {
            throw new IOException(
                    "%s: must have the sha256 %s, but got %s; install the bundle again".formatted(name, sha256, found));
        }
        return new IdxFile(name, true, Gzip.claimedLength(bytes), () -> new ByteArrayInputStream(bytes));
    }
}
