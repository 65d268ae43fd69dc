package org.hourglass.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hourglass.datasets.files.Csv.Missing;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTest implements DatasetContract {

    private static final String TABLE =
            """
            height,width,colour,kind
            1,10,red,tree
            2,10,blue,bush
            3,10,red,tree
            6,10,green,bush
            """;

    @TempDir
    private Path folder;

    private String file = "data.csv";
    private String test = "";
    private String label = "kind";
    private String categories = "colour";
    private String ignore = "";
    private Scale scale = Scale.STANDARDISE;
    private Missing missing = Missing.REFUSE;
    private String delimiter = ",";
    private boolean header = true;
    private double testShare = 0.25;
    private long seed = 1;

    @BeforeEach
    void writeATable() throws IOException {
        write("data.csv", TABLE);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Dataset plugin() {
        return new Csv(file, test, testShare, label, categories, ignore, scale, missing, delimiter, header, seed);
    }

    @Test
    void makesNumbersCategoriesAndClassesOfColumns() throws IOException {
        scale = Scale.NONE;
        withTestFile("height,width,colour,kind\n4,5,green,tree\n");
        Data data = plugin().load(folder);
        assertThat(data.sample()).isEqualTo(Shape.of(axis("features", 5)));
        // height, width, blue, green, red; bush is class 0, tree is class 1
        assertThat(data.test().values().toArray()).containsExactly(4, 5, 0, 1, 0);
        assertThat(data.test().labels().orElseThrow().toArray()).containsExactly(1);
        assertThat(data.train().labels().orElseThrow().classes()).isEqualTo(2);
        assertThat(rowOfHeight(data, 2)).containsExactly(2, 10, 1, 0, 0);
        assertThat(rowOfHeight(data, 1)).containsExactly(1, 10, 0, 0, 1);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void sortsCategoriesAndClassesThatAreNumbersBySize() throws IOException {
        scale = Scale.NONE;
        write("data.csv", "x,c\n5,10\n6,9\n7,-1\n");
        label = "c";
        categories = "";
        withTestFile("x,c\n1,9\n2,10\n3,-1\n");
        assertThat(plugin().load(folder).test().labels().orElseThrow().toArray())
                .containsExactly(1, 2, 0);
    }

    @Test
    void standardisesByTheTrainingSplit() throws IOException {
        withTestFile("height,width,colour,kind\n8,11,red,tree\n");
        Data data = plugin().load(folder);
        // heights 1, 2, 3, 6: mean 3, squared deviations 4 + 1 + 0 + 9 = 14, deviation sqrt(14 / 4) = 1.870829
        assertThat(data.test().values().get(0, 0)).isCloseTo(5 / 1.870829f, within(1e-6f));
        // widths are constant: only shifted
        assertThat(data.test().values().get(0, 1)).isEqualTo(1);
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < 4; row++) {
            double value = data.train().values().get(row, 0);
            sum += value;
            squares += value * value;
            assertThat(data.train().values().get(row, 1)).isZero();
        }
        assertThat(sum).isCloseTo(0, within(1e-6));
        assertThat(squares / 4).isCloseTo(1, within(1e-6));
        assertThat(data.range()).isEqualTo(Interval.ALL);
    }

    @Test
    void fitsTheScaleToTheTrainingSplitOnly() throws IOException {
        for (Scale each : Scale.values()) {
            scale = each;
            withTestFile("height,width,colour,kind\n4,5,green,tree\n");
            float[] before = plugin().load(folder).train().values().toArray();
            withTestFile("height,width,colour,kind\n-1000,1e6,green,tree\n");
            assertThat(plugin().load(folder).train().values().toArray()).isEqualTo(before);
        }
    }

    @Test
    void fitsTheScaleToTheTrainingSplitOnlyWhereItIsDrawn() throws IOException {
        write("data.csv", "x\n0\n1\n2\n3\n4\n5\n6\n7\n8\n100\n");
        label = "";
        categories = "";
        for (int i = 0; i < 20; i++) {
            seed = i;
            Data data = plugin().load(folder);
            double mean = 0;
            for (float value : data.train().values().toArray()) {
                mean += value;
            }
            assertThat(mean).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void scalesBetweenMinimumAndMaximumOfTheTrainingSplit() throws IOException {
        scale = Scale.MIN_MAX;
        withTestFile("height,width,colour,kind\n3.5,10,red,tree\n");
        Data data = plugin().load(folder);
        assertThat(data.test().values().get(0, 0)).isEqualTo(0.5f); // (3.5 - 1) / (6 - 1)
        assertThat(data.range()).isEqualTo(Interval.UNIT);
    }

    @Test
    void tellsThatTestValuesLieOutsideOfTheUnitInterval() throws IOException {
        scale = Scale.MIN_MAX;
        withTestFile("height,width,colour,kind\n11,10,red,tree\n");
        Data data = plugin().load(folder);
        assertThat(data.test().values().get(0, 0)).isEqualTo(2);
        assertThat(data.range()).isEqualTo(Interval.ALL);
        scale = Scale.MIN_MAX_CLIPPED;
        assertThat(plugin().load(folder).test().values().get(0, 0)).isEqualTo(1);
        assertThat(plugin().load(folder).range()).isEqualTo(Interval.UNIT);
    }

    @Test
    void drawsTheTestLinesByShareAndSeed() throws IOException {
        StringBuilder lines = new StringBuilder("x\n");
        IntStream.range(0, 100).forEach(i -> lines.append(i).append('\n'));
        write("data.csv", lines.toString());
        label = "";
        categories = "";
        scale = Scale.NONE;
        Data data = plugin().load(folder);
        float[] train = data.train().values().toArray();
        float[] tests = data.test().values().toArray();
        assertThat(tests).hasSize(25);
        float[] all = Arrays.copyOf(train, 100);
        System.arraycopy(tests, 0, all, 75, 25);
        Arrays.sort(all);
        for (int i = 0; i < 100; i++) {
            assertThat(all[i]).isEqualTo(i);
        }
        assertThat(train[74]).as("the last one is not always validation").isNotEqualTo(99);
        assertThat(data.train().labels()).isEmpty();
        seed = 2;
        assertThat(plugin().load(folder).fingerprint()).isNotEqualTo(data.fingerprint());
    }

    @Test
    void readsOtherDelimitersQuotesAndAByteOrderMark() throws IOException {
        write("data.csv", "\ufeffname;\"a;b\"\r\n\"x \"\"y\"\"\";1\r\n\r\n\"two\nlines\";2\r\n");
        delimiter = ";";
        label = "";
        categories = "name";
        withTestFile("name;\"a;b\"\r\n\"x \"\"y\"\"\";1\r\n");
        scale = Scale.NONE;
        assertThat(plugin().load(folder).test().values().toArray()).containsExactly(0, 1, 1);
    }

    @Test
    void callsColumnsWithoutNameByNumber() throws IOException {
        write("data.csv", "7,1.5\n8,2.5\n");
        header = false;
        label = "";
        categories = "";
        ignore = "column-1";
        scale = Scale.NONE;
        Data data = plugin().load(folder);
        assertThat(data.train().values().get(0, 0) + data.test().values().get(0, 0))
                .isEqualTo(4);
        write("data.csv", ",x\n0,1.5\n1,2.5\n"); // as written with an index by pandas
        header = true;
        assertThat(plugin().load(folder).sample()).isEqualTo(Shape.of(axis("features", 1)));
    }

    @Test
    void namesMissingValuesWithLineAndColumn() throws IOException {
        write("data.csv", "height,width,colour,kind\n1,,red,tree\n2,NA,?,bush\n3,1,red,\nnan,null,red,N/A\n");
        refuses(folder.resolve("data.csv")
                + ": must have a value everywhere, but none is in line 2 `width`, line 3 `width`, line 3 `colour`, line 4"
                + " `kind`, line 5 `height` and 2 more; fill them in, leave the lines out by `missing: skip`, or the"
                + " columns by `ignore`");
    }

    @Test
    void leavesLinesWithMissingValuesOutIfAsked() throws IOException {
        write("data.csv", TABLE + "7,,red,tree\n");
        missing = Missing.SKIP;
        Data data = plugin().load(folder);
        assertThat(data.train().size() + data.test().size()).isEqualTo(4);
        assertThat(data.notes())
                .containsExactly("1 of 5 lines of data.csv left out for missing values: line 6 `width`");
    }

    @Test
    void doesNotMissValuesInColumnsThatAreLeftOut() throws IOException {
        write("data.csv", "x,note\n1,\n2,\n");
        label = "";
        categories = "";
        ignore = "note";
        assertThat(plugin().load(folder).sample().size()).isEqualTo(1);
    }

    @Test
    void refusesATextWhereANumberShouldBe() throws IOException {
        for (String wrong : new String[] {"tall", "3d", "1e999", "1;5"}) {
            write("data.csv", TABLE + wrong + ",1,red,tree\n");
            refuses(
                    "%s:6: column `height` must hold numbers, but got %s; name the column in `categories`, `label` or `ignore`"
                            .formatted(folder.resolve("data.csv"), wrong));
        }
    }

    @Test
    void refusesALineWithAnotherNumberOfFields() throws IOException {
        write("data.csv", TABLE + "1,2,red\n");
        refuses(folder.resolve("data.csv")
                + ":6: must have the 4 fields of the first line, but got 3; is `,` the delimiter?");
    }

    @Test
    void refusesColumnsThatAreNotThere() {
        label = "sort";
        refuses("`label`: must name columns of %s, but got sort; there are height, width, colour, kind"
                .formatted(folder.resolve("data.csv")));
        label = "kind";
        categories = "colour, shade";
        refuses("`categories`: must name columns of %s, but got shade; there are height, width, colour, kind"
                .formatted(folder.resolve("data.csv")));
    }

    @Test
    void refusesTwoUsesOfAColumn() {
        ignore = "kind";
        refuses("`ignore`: must not name a column that has another use, but got kind");
    }

    @Test
    void refusesATableWithoutValues() {
        ignore = "height,width";
        categories = "";
        label = "";
        ignore = "height,width,colour,kind";
        refuses(
                folder.resolve("data.csv")
                        + ": must have a column of values beside `label` and `ignore`, but has only height, width, colour, kind");
    }

    @Test
    void refusesTwoColumnsOfOneName() throws IOException {
        write("data.csv", "a,b,a\n1,2,3\n");
        refuses(folder.resolve("data.csv") + ": must have columns of different names, but got `a` twice; rename one");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write("data.csv", "");
        refuses(folder.resolve("data.csv") + ": must have lines, but is empty");
        write("data.csv", "height,width,colour,kind\n");
        refuses(folder.resolve("data.csv") + ": must have lines with values, but got none of 0");
    }

    @Test
    void refusesASingleLine() throws IOException {
        write("data.csv", "height,width,colour,kind\n1,2,red,tree\n");
        refuses(folder.resolve("data.csv") + ": must have at least 2 samples, one of them for the test, but got 1");
    }

    @Test
    void refusesATestFileOfOtherColumns() throws IOException {
        withTestFile("width,height,colour,kind\n1,2,red,tree\n");
        refuses("%s: must have the columns of %s, height, width, colour, kind, but got width, height, colour, kind"
                .formatted(folder.resolve("test.csv"), folder.resolve("data.csv")));
    }

    @Test
    void namesAMissingFile() throws IOException {
        file = "none.csv";
        refuses("`file`: must name a file, but there is no %s; put it there".formatted(folder.resolve("none.csv")));
        file = "data.csv";
        test = "none.csv";
        refuses("`test`: must name a file, but there is no %s; put it there".formatted(folder.resolve("none.csv")));
    }

    @Test
    void refusesAQuoteWithoutEnd() throws IOException {
        write("data.csv", TABLE + "\"1,2,red,tree\n");
        assertThatThrownBy(() -> plugin().load(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        folder.resolve("data.csv") + ":6: must have the 4 fields of the first line, but got 1");
    }

    @Test
    void refusesAColumnOfClassesThatIsANumber() throws IOException {
        StringBuilder lines = new StringBuilder("x,price\n");
        IntStream.range(0, 1001).forEach(i -> lines.append("1,").append(i).append('\n'));
        write("data.csv", lines.toString());
        categories = "";
        label = "price";
        refuses(folder.resolve("data.csv")
                + ": column `price` must have at most 1000 different texts, but has more; is it a number?");
    }

    private float[] rowOfHeight(Data data, float height) {
        for (int row = 0; row < data.train().size(); row++) {
            if (data.train().values().get(row, 0) == height) {
                return data.train().values().row(row);
            }
        }
        throw new AssertionError("no row of height " + height);
    }

    private void withTestFile(String text) throws IOException {
        test = "test.csv";
        write(test, text);
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> plugin().load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }
}
