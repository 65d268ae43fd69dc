package org.hourglass.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpzTest implements DatasetContract {

    @TempDir
    private Path folder;

    private String values = "x_train";
    private String testValues = "x_test";

    @BeforeEach
    void writeAnArchive() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("data.npz"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "x_train", NpyWriter.bytes("(2, 1, 2)", 0, 51, 102, 255));
            put(zip, "y_train", NpyWriter.bytes("(2,)", 0, 1));
            put(zip, "x_test", NpyWriter.bytes("(1, 1, 2)", 51, 153));
            put(zip, "y_test", NpyWriter.bytes("(1,)", 1));
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Dataset plugin() {
        boolean drawn = testValues.isEmpty();
        return new Npz("data.npz", values, "y_train", testValues, drawn ? "" : "y_test", 0.5, 255, 1);
    }

    @Test
    void readsTheArraysOfAnArchive() throws IOException {
        Data data = plugin().load(folder);
        assertThat(data.sample()).isEqualTo(Shape.of(axis("height", 1), axis("width", 2), axis("channels", 1)));
        assertThat(data.range()).isEqualTo(Interval.UNIT);
        assertThat(data.train().size()).isEqualTo(2);
        assertThat(data.test().values().toArray()).containsExactly(0.2f, 0.6f);
        assertThat(data.test().labels().orElseThrow().toArray()).containsExactly(1);
    }

    @Test
    void drawsTestRowsWithoutATestArray() throws IOException {
        testValues = "";
        assertThat(plugin().load(folder).train().size()).isEqualTo(1);
    }

    @Test
    void namesTheArraysThatThereAre() {
        values = "train";
        refuses("`values`: must name an array of %s, but got train; there are x_test, x_train, y_test, y_train"
                .formatted(folder.resolve("data.npz")));
    }

    @Test
    void refusesAFileThatIsNoArchive() throws IOException {
        Files.write(folder.resolve("data.npz"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> plugin().load(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("data.npz") + ": must be an archive of NumPy, but got: ");
    }

    @Test
    void namesAMissingFile() throws IOException {
        Files.delete(folder.resolve("data.npz"));
        refuses("`file`: must name a file, but there is no %s; put it there".formatted(folder.resolve("data.npz")));
    }

    @Test
    void refusesSizesThatTheArrayHasNot() throws IOException {
        testValues = "";
        try (OutputStream out = Files.newOutputStream(folder.resolve("data.npz"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "x_train", NpyWriter.bytes("(1000000000, 2)", 0, 51, 102, 255));
            put(zip, "y_train", NpyWriter.bytes("(2,)", 0, 1));
        }
        refuses(folder.resolve("data.npz")
                + "(x_train): must have 2000000128 bytes for the shape [1000000000, 2] in its"
                + " header, but got 132; save it again");
    }

    @Test
    void refusesAnEntryThatCannotBeAsLongAsItClaims() throws IOException {
        Path file = folder.resolve("data.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "x_train", NpyWriter.bytes("(1000000000, 2)", 0, 51, 102, 255));
        }
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = buffer.getInt(bytes.length - 6); // where the central directory begins
        int packed = buffer.getInt(directory + 20);
        buffer.putInt(directory + 24, 2_000_000_128);
        Files.write(file, bytes);
        refuses("%s(x_train): must be unpacked to at most 1032 times its size, but claims 2000000128 bytes of %d"
                .formatted(file, packed));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(bytes);
        zip.closeEntry();
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> plugin().load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }
}
