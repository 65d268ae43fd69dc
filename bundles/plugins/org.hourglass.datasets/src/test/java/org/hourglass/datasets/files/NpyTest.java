package org.hourglass.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpyTest implements DatasetContract {

    @TempDir
    private Path folder;

    private String labels = "labels.npy";
    private String testValues = "";
    private String testLabels = "";
    private double divisor = 1;

    @BeforeEach
    void writeArrays() throws IOException {
        write("data.npy", NpyWriter.floats("(4, 2)", 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5));
        write("labels.npy", NpyWriter.longs("(4,)", 0, 1, 2, 3));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Dataset plugin() {
        return new Npy("data.npy", labels, testValues, testLabels, 0.25, divisor, 1);
    }

    @Test
    void splitsRowsWithTheirLabels() throws IOException {
        Data data = plugin().load(folder);
        assertThat(data.sample()).isEqualTo(Shape.of(axis("features", 2)));
        assertThat(data.range()).isEqualTo(Interval.ALL);
        assertThat(data.train().size()).isEqualTo(3);
        assertThat(data.test().size()).isEqualTo(1);
        assertThat(data.test().labels().orElseThrow().classes()).isEqualTo(4);
        for (int row = 0; row < 3; row++) {
            int label = data.train().labels().orElseThrow().get(row);
            assertThat(data.train().values().row(row)).containsExactly(label, label + 0.5f);
        }
    }

    @Test
    void readsEachTypeOfElement() throws IOException {
        labels = "";
        ByteBuffer doubles = NpyWriter.data(16).putDouble(-1.5).putDouble(2.25);
        reads(NpyWriter.file(1, NpyWriter.header("<f8", false, "(2, 1)"), doubles.array()), -1.5f, 2.25f);
        ByteBuffer ints = NpyWriter.data(8).putInt(-7).putInt(1 << 20);
        reads(NpyWriter.file(1, NpyWriter.header("<i4", false, "(2, 1)"), ints.array()), -7, 1 << 20);
        reads(NpyWriter.longs("(2, 1)", -7, 3_000_000_000L), -7, 3e9f);
        reads(NpyWriter.bytes("(2, 1)", 0, 255), 0, 255);
        reads(NpyWriter.floats("(2, 1)", 0.25, -8), -8, 0.25f);
    }

    @Test
    void readsVersionsOneToThree() throws IOException {
        labels = "";
        ByteBuffer floats = NpyWriter.data(8).putFloat(1).putFloat(2);
        for (int version = 1; version <= 3; version++) {
            reads(NpyWriter.file(version, NpyWriter.header("<f4", false, "(2, 1)"), floats.array()), 1, 2);
        }
    }

    @Test
    void takesThreeAndFourAxesAsImages() throws IOException {
        labels = "";
        divisor = 255;
        write("data.npy", NpyWriter.bytes("(2, 1, 3)", 0, 51, 102, 153, 204, 255));
        Data data = plugin().load(folder);
        assertThat(data.sample()).isEqualTo(Shape.of(axis("height", 1), axis("width", 3), axis("channels", 1)));
        assertThat(data.range()).isEqualTo(Interval.UNIT);
        write("data.npy", NpyWriter.bytes("(2, 1, 1, 3)", 0, 51, 102, 153, 204, 255));
        assertThat(plugin().load(folder).sample())
                .isEqualTo(Shape.of(axis("height", 1), axis("width", 1), axis("channels", 3)));
        write("data.npy", NpyWriter.bytes("(3,)", 0, 51, 102));
        refuses(
                folder.resolve("data.npy")
                        + ": must be [samples, features], [samples, height, width] or [samples, height, width, channels], but got [3]");
    }

    @Test
    void takesATestArrayInItsOrder() throws IOException {
        write("test.npy", NpyWriter.floats("(2, 2)", 9, 8, 7, 6));
        write("test-labels.npy", NpyWriter.bytes("(2, 1)", 5, 0));
        testValues = "test.npy";
        testLabels = "test-labels.npy";
        Data data = plugin().load(folder);
        assertThat(data.train().size()).isEqualTo(4);
        assertThat(data.test().values().toArray()).containsExactly(9, 8, 7, 6);
        assertThat(data.test().labels().orElseThrow().toArray()).containsExactly(5, 0);
        assertThat(data.train().labels().orElseThrow().classes()).isEqualTo(6);
    }

    @Test
    void refusesATestArrayOfOtherSamples() throws IOException {
        write("test.npy", NpyWriter.floats("(1, 3)", 9, 8, 7));
        labels = "";
        testValues = "test.npy";
        refuses("%s: must have samples [features=2] as %s, but got [features=3]"
                .formatted(folder.resolve("test.npy"), folder.resolve("data.npy")));
    }

    @Test
    void refusesTestLabelsWithoutTheirSamplesOrAlone() {
        assertThatThrownBy(() -> new Npy("data.npy", "", "", "x.npy", 0.2, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`test-labels`: must be empty without `test-values`, but got x.npy");
        assertThatThrownBy(() -> new Npy("data.npy", "a.npy", "b.npy", "", 0.2, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`test-labels`: must be there if `labels` are, but got \"\" for \"a.npy\"");
    }

    @Test
    void refusesPickledObjects() throws IOException {
        write("data.npy", NpyWriter.file(1, NpyWriter.header("|O", false, "(2,)"), new byte[40]));
        refuses(folder.resolve("data.npy") + ": must have elements of <f4, <f8, |u1, <i4, <i8, but has pickled objects,"
                + " which are not read; save an array of numbers");
    }

    @Test
    void refusesTheOrderOfFortran() throws IOException {
        write("data.npy", NpyWriter.file(1, NpyWriter.header("<f4", true, "(2, 2)"), new byte[16]));
        refuses(folder.resolve("data.npy") + ": must have its rows one after the other, but is in Fortran's order; save"
                + " np.ascontiguousarray of it");
    }

    @Test
    void refusesOtherTypes() throws IOException {
        for (String type : new String[] {">f4", "<f2", "<c8", "|b1", "<U3"}) {
            write("data.npy", NpyWriter.file(1, NpyWriter.header(type, false, "(2, 2)"), new byte[16]));
            refuses("%s: must have elements of <f4, <f8, |u1, <i4, <i8, but got %s; convert it with astype"
                    .formatted(folder.resolve("data.npy"), type));
        }
        String fields = "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }";
        write("data.npy", NpyWriter.file(1, fields, new byte[8]));
        refuses(folder.resolve("data.npy")
                + ": must have elements of <f4, <f8, |u1, <i4, <i8, but got several fields; convert it with astype");
    }

    @Test
    void refusesAFileThatIsNone() throws IOException {
        write("data.npy", new byte[] {'P', 'K', 3, 4});
        refuses(folder.resolve("data.npy") + ": must be an array of NumPy, but does not begin like one");
        write("data.npy", new byte[0]);
        refuses(folder.resolve("data.npy") + ": must be an array of NumPy, but does not begin like one");
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        write("data.npy", NpyWriter.file(4, NpyWriter.header("<f4", false, "(2, 2)"), new byte[16]));
        refuses(folder.resolve("data.npy") + ": must have version 1 to 3 of the format, but got 4");
    }

    @Test
    void refusesAHugeHeaderBeforeItTakesMemory() throws IOException {
        byte[] file = NpyWriter.file(2, NpyWriter.header("<f4", false, "(2, 2)"), new byte[16]);
        file[11] = 0x7f;
        write("data.npy", file);
        refuses(folder.resolve("data.npy") + ": must have a header of at most 65536 bytes, but got 2130706548");
    }

    @Test
    void refusesAHeaderWithoutItsEntries() throws IOException {
        write("data.npy", NpyWriter.file(1, "{'descr': '<f4'}", new byte[16]));
        refuses(folder.resolve("data.npy")
                + ": must have fortran_order and shape in its header, but got {'descr': '<f4'}");
    }

    @Test
    void refusesSizesThatTheFileHasNotBeforeItTakesMemory() throws IOException {
        write("data.npy", NpyWriter.floats("(500000000, 4)", 1, 2));
        refuses(folder.resolve("data.npy") + ": must have 8000000128 bytes for the shape [500000000, 4] in its header,"
                + " but got 136; save it again");
        write("data.npy", NpyWriter.floats("(2000000000, 2000000000, 2000000000)", 1, 2));
        refuses(folder.resolve("data.npy")
                + ": must have at most 2147483583 values, but its header says [2000000000, 2000000000, 2000000000]");
        write("data.npy", NpyWriter.floats("(2, 2)", 1, 2, 3));
        refuses(folder.resolve("data.npy")
                + ": must have 144 bytes for the shape [2, 2] in its header, but got 140; save it again");
    }

    @Test
    void refusesEmptyAndSenselessSizes() throws IOException {
        for (String size : new String[] {"0", "99999999999", "1 2"}) {
            write("data.npy", NpyWriter.floats("(2, %s)".formatted(size)));
            refuses("%s: must have sizes from 1 to 2147483583, but got %s".formatted(folder.resolve("data.npy"), size));
        }
    }

    @Test
    void refusesAFileThatEndsInItsHeader() throws IOException {
        write("data.npy", Arrays.copyOf(NpyWriter.floats("(2, 2)", 1, 2, 3, 4), 9));
        refuses(folder.resolve("data.npy") + ": must be a whole array of NumPy, but ends too early; save it again");
    }

    @Test
    void refusesNumbersThatAreNotFinite() throws IOException {
        write("data.npy", NpyWriter.floats("(2, 2)", 1, 2, 3, Double.NaN));
        refuses(folder.resolve("data.npy") + ": must have finite numbers, but got NaN at [1, 1]");
        ByteBuffer doubles = NpyWriter.data(16).putDouble(1e300).putDouble(2.25);
        write("data.npy", NpyWriter.file(1, NpyWriter.header("<f8", false, "(2, 1)"), doubles.array()));
        refuses(folder.resolve("data.npy") + ": must have finite numbers, but got Infinity at [0, 0]");
    }

    @Test
    void refusesADivisorThatLeavesNoFiniteNumbers() throws IOException {
        write("data.npy", NpyWriter.floats("(2, 1)", 1e30, 1));
        divisor = 1e-20;
        refuses("`divisor`: must leave finite numbers, but got 1.0E-20 of " + folder.resolve("data.npy"));
    }

    @Test
    void refusesLabelsThatAreNone() throws IOException {
        write("labels.npy", NpyWriter.floats("(4,)", 0, 1, 2, 3));
        refuses(folder.resolve("labels.npy") + ": labels must be whole numbers, but got <f4; convert them with astype");
        write("labels.npy", NpyWriter.longs("(4,)", 0, 1, -1, 3));
        refuses(folder.resolve("labels.npy") + ": labels must be in [0, 100000), but got -1 at [2]");
        write("labels.npy", NpyWriter.longs("(3,)", 0, 1, 2));
        refuses("%s: must have a label for each of the 4 samples of %s, but got [3]"
                .formatted(folder.resolve("labels.npy"), folder.resolve("data.npy")));
        write("labels.npy", NpyWriter.longs("(4, 2)", 0, 1, 2, 3, 4, 5, 6, 7));
        refuses("%s: must have a label for each of the 4 samples of %s, but got [4, 2]"
                .formatted(folder.resolve("labels.npy"), folder.resolve("data.npy")));
    }

    @Test
    void namesAMissingFile() {
        labels = "none.npy";
        refuses("`labels`: must name a file, but there is no %s; put it there".formatted(folder.resolve("none.npy")));
        labels = "";
        testValues = "none.npy";
        refuses("`test-values`: must name a file, but there is no %s; put it there"
                .formatted(folder.resolve("none.npy")));
    }

    private void reads(byte[] file, float... values) throws IOException {
        write("data.npy", file);
        Data data = plugin().load(folder);
        float[] all = {data.train().values().get(0, 0), data.test().values().get(0, 0)};
        Arrays.sort(all);
        assertThat(all).containsExactly(values);
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
