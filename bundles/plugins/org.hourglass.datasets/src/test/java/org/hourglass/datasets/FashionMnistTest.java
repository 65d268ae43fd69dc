package org.hourglass.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hourglass.datasets.internal.Digests;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The files are not part of the product: -Dhourglass.fashion-mnist=FOLDER names where they are. */
final class FashionMnistTest {

    private static final String WHERE =
            "; get it from github.com/zalandoresearch/fashion-mnist or Debian's package dataset-fashion-mnist";

    @TempDir
    private Path folder;

    @Nested
    @EnabledIfSystemProperty(
            named = "hourglass.fashion-mnist",
            matches = ".+",
            disabledReason = "set -Dhourglass.fashion-mnist to the folder of the four files")
    final class WithItsFiles implements DatasetContract {

        @Override
        public Dataset plugin() {
            return new FashionMnist(System.getProperty("hourglass.fashion-mnist"));
        }

        @Test
        void isTheWholeOfFashionMnist() throws IOException {
            Data data = plugin().load(Path.of(""));
            assertThat(data.sample()).isEqualTo(Shape.of(axis("height", 28), axis("width", 28), axis("channels", 1)));
            assertThat(data.range()).isEqualTo(Interval.UNIT);
            assertThat(data.train().size()).isEqualTo(60_000);
            assertThat(data.test().size()).isEqualTo(10_000);
            int[] labels = data.train().labels().orElseThrow().toArray();
            assertThat(Arrays.copyOf(labels, 5)).containsExactly(9, 0, 0, 3, 0);
            int[] counts = new int[10];
            for (int label : labels) {
                counts[label]++;
            }
            assertThat(counts).containsOnly(6000);
        }
    }

    @Test
    void saysWhereToGetAMissingFile() {
        assertThatThrownBy(() -> new FashionMnist("elsewhere").load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("`folder`: must have the files of Fashion-MNIST, but there is no "
                        + folder.resolve("elsewhere").resolve("train-images-idx3-ubyte.gz") + WHERE);
    }

    @Test
    void refusesBytesThatAreNotTheOriginals() throws IOException {
        IdxWriter.small(folder);
        String found = Digests.of(Files.readAllBytes(folder.resolve("train-images-idx3-ubyte")));
        assertThatThrownBy(() -> new FashionMnist(".").load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("train-images-idx3-ubyte")
                        + ": must have the sha256 c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888 unpacked,"
                        + " but got " + found + WHERE);
    }

    @Test
    void verifiesWhatIsUnpackedHoweverItIsPacked() throws IOException {
        byte[] bytes = IdxWriter.file(0x801, new int[] {2}, 1, 0);
        FashionMnist.Original original = new FashionMnist.Original("labels", bytes.length, Digests.of(bytes));
        Files.write(folder.resolve("labels"), bytes);
        assertThat(FashionMnist.verified(folder, original).read(IdxFile.LABELS).bytes())
                .containsExactly(1, 0);
        Files.write(folder.resolve("labels.gz"), IdxWriter.gzipped(bytes));
        Files.delete(folder.resolve("labels"));
        assertThat(FashionMnist.verified(folder, original).read(IdxFile.LABELS).bytes())
                .containsExactly(1, 0);
    }

    @Test
    void unpacksNoMoreThanTheOriginalsLength() throws IOException {
        byte[] bytes = IdxWriter.file(0x801, new int[] {2}, 1, 0);
        Files.write(folder.resolve("labels.gz"), IdxWriter.gzipped(Arrays.copyOf(bytes, 1 << 20)));
        FashionMnist.Original original = new FashionMnist.Original("labels", bytes.length, Digests.of(bytes));
        String found = Digests.of(Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> FashionMnist.verified(folder, original))
                .isInstanceOf(IOException.class)
                .hasMessage("%s: must have the sha256 %s unpacked, but got %s%s"
                        .formatted(folder.resolve("labels.gz"), original.sha256(), found, WHERE));
    }

    @Test
    void refusesATruncatedGzipFile() throws IOException {
        byte[] packed = IdxWriter.gzipped(new byte[4000]);
        Files.write(folder.resolve("labels.gz"), Arrays.copyOf(packed, packed.length - 12));
        FashionMnist.Original original = new FashionMnist.Original("labels", 4000, "00");
        assertThatThrownBy(() -> FashionMnist.verified(folder, original))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("labels.gz")
                        + ": must be a sound file, but got: Unexpected end of ZLIB input stream" + WHERE);
    }
}
