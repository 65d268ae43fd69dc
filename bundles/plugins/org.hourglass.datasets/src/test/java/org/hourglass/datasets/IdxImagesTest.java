package org.hourglass.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hourglass.datasets.IdxWriter.file;
import static org.hourglass.datasets.IdxWriter.gzipped;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdxImagesTest implements DatasetContract {

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSmallFiles() throws IOException {
        IdxWriter.small(folder);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Dataset plugin() {
        return new IdxImages(".", IMAGES, LABELS, TEST_IMAGES, TEST_LABELS);
    }

    @Test
    void readsPixelsDividedBy255AndLabels() throws IOException {
        Data data = plugin().load(folder);
        assertThat(data.sample()).isEqualTo(Shape.of(axis("height", 1), axis("width", 2), axis("channels", 1)));
        assertThat(data.train().values().toArray()).containsExactly(0, 0.2f, 0.4f, 1, 0.8f, 0.6f);
        assertThat(data.train().labels().orElseThrow().toArray()).containsExactly(0, 2, 1);
        assertThat(data.test().values().toArray()).containsExactly(1, 0);
        assertThat(data.test().labels().orElseThrow().toArray()).containsExactly(2);
        assertThat(data.train().labels().orElseThrow().classes()).isEqualTo(3);
    }

    @Test
    void findsGzippedFilesByTheNameWithoutSuffixToo() throws IOException {
        Data plain = plugin().load(folder);
        for (String name : new String[] {IMAGES, LABELS, TEST_IMAGES, TEST_LABELS}) {
            Files.write(folder.resolve(name + ".gz"), gzipped(Files.readAllBytes(folder.resolve(name))));
            Files.delete(folder.resolve(name));
        }
        Data packed = plugin().load(folder);
        assertThat(packed.train().values().toArray())
                .isEqualTo(plain.train().values().toArray());
        Dataset named = new IdxImages(
                folder.toString(), IMAGES + ".gz", LABELS + ".gz", TEST_IMAGES + ".gz", TEST_LABELS + ".gz");
        assertThat(named.load(Path.of("elsewhere")).fingerprint()).isEqualTo(packed.fingerprint());
    }

    @Test
    void changesItsFingerprintWithAnyByte() throws IOException {
        String before = plugin().load(folder).fingerprint();
        write(TEST_LABELS, file(0x801, new int[] {1}, 1));
        assertThat(plugin().load(folder).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void namesAMissingFile() throws IOException {
        Files.delete(folder.resolve(LABELS));
        refuses("`train-labels`: must name a file, but there is neither %s nor %s.gz; put it there or set `folder`"
                .formatted(folder.resolve(LABELS), folder.resolve(LABELS)));
    }

    @Test
    void refusesAWrongMagicNumber() throws IOException {
        write(IMAGES, Files.readAllBytes(folder.resolve(LABELS)));
        refuses(folder.resolve(IMAGES)
                + ": must start with the magic number 0x00000803 of IDX images,"
                + " but got 0x00000801; is it another file?");
    }

    @Test
    void refusesLabelsWithAWrongMagicNumber() throws IOException {
        write(LABELS, file(0x3c68746d, new int[] {1}, 1)); // "<htm": a saved error page
        refuses(folder.resolve(LABELS)
                + ": must start with the magic number 0x00000801 of IDX labels,"
                + " but got 0x3c68746d; is it another file?");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        write(IMAGES, file(0x803, new int[] {3, 1, 2}, 0, 51, 102));
        refuses(folder.resolve(IMAGES)
                + ": must have 22 bytes for the sizes 3 x 1 x 2 in its header, but got 19; get it again");
    }

    @Test
    void refusesAFileThatEndsInItsHeader() throws IOException {
        write(IMAGES, Arrays.copyOf(file(0x803, new int[] {3, 1, 2}), 10));
        refuses(folder.resolve(IMAGES) + ": must be a whole IDX file, but ends too early; get it again");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write(IMAGES, new byte[0]);
        refuses(folder.resolve(IMAGES) + ": must be a whole IDX file, but ends too early; get it again");
    }

    @Test
    void refusesMoreBytesThanTheSizesSay() throws IOException {
        write(LABELS, file(0x801, new int[] {3}, 0, 2, 1, 1));
        refuses(folder.resolve(LABELS)
                + ": must have 11 bytes for the sizes 3 in its header, but got 12; get it again");
    }

    @Test
    void refusesAbsurdSizesBeforeItAllocatesAnything() throws IOException {
        write(IMAGES, file(0x803, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}, 1));
        refuses(folder.resolve(IMAGES)
                + ": must have at most 2147483583 values,"
                + " but its header says 2147483647 x 2147483647 x 2147483647; get it again");
        write(IMAGES, file(0x803, new int[] {2_000_000, 28, 28}, 1)); // 1.5 GB would be allowed, were they there
        refuses(
                folder.resolve(IMAGES)
                        + ": must have 1568000016 bytes for the sizes 2000000 x 28 x 28 in its header, but got 17; get it again");
    }

    @Test
    void refusesSizesOfZeroAndBelow() throws IOException {
        write(IMAGES, file(0x803, new int[] {0, 28, 28}));
        refuses(folder.resolve(IMAGES) + ": must have sizes from 1 to 2147483647, but got 0 x 28 x 28; get it again");
        write(IMAGES, file(0x803, new int[] {3, -1, 2}, 1));
        refuses(folder.resolve(IMAGES)
                + ": must have sizes from 1 to 2147483647, but got 3 x 4294967295 x 2; get it again");
    }

    @Test
    void refusesATruncatedGzipFile() throws IOException {
        byte[] packed = gzipped(file(0x803, new int[] {3, 1, 2}, 0, 51, 102, 255, 204, 153));
        write(IMAGES, Arrays.copyOf(packed, packed.length - 9));
        assertThatThrownBy(() -> plugin().load(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        folder.resolve(IMAGES) + ": must have 22 bytes unpacked for the sizes 3 x 1 x 2 in its header")
                .hasMessageEndingWith("; get it again");
    }

    @Test
    void refusesAGzipFileWithAFlippedBit() throws IOException {
        byte[] packed = gzipped(file(0x803, new int[] {3, 1, 2}, 0, 51, 102, 255, 204, 153));
        packed[packed.length - 8] ^= 1; // the check sum
        write(IMAGES, packed);
        refuses(folder.resolve(IMAGES) + ": must be a sound gzip file, but got: Corrupt GZIP trailer; get it again");
    }

    @Test
    void refusesALabelTooFew() throws IOException {
        write(LABELS, file(0x801, new int[] {2}, 0, 1));
        refuses("%s: must have a label for each of the 3 images of %s, but got 2"
                .formatted(folder.resolve(LABELS), folder.resolve(IMAGES)));
    }

    @Test
    void refusesTestImagesOfAnotherSize() throws IOException {
        write(TEST_IMAGES, file(0x803, new int[] {1, 2, 1}, 255, 0));
        refuses("%s: images must be 1 x 2 as those of %s, but got 2 x 1"
                .formatted(folder.resolve(TEST_IMAGES), folder.resolve(IMAGES)));
    }

    @Test
    void refusesAHugeFileByItsLength() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(folder.resolve(IMAGES).toFile(), "rw")) {
            huge.setLength(1L << 26); // a hole behind what is there: it takes no space on the disk
        }
        refuses(folder.resolve(IMAGES)
                + ": must have 22 bytes for the sizes 3 x 1 x 2 in its header, but got 67108864; get it again");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> plugin().load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }
}
