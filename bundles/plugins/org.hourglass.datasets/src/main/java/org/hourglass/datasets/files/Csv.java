package org.hourglass.datasets.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Samples;
import org.hourglass.spi.TextParam;

/**
 * A table from a CSV file of your own: one line a sample, one column a feature.
 *
 * <p>Every column must hold numbers, but for those named in {@code categories}, which become one value a category (1 for
 * the line's own, 0 for the others; in order of the texts, of numbers by size), those in {@code ignore}, and the one in
 * {@code label}, whose different texts, in the same order, are the classes. Categories and classes are collected from
 * both splits: they are what the table is, not what is learned from it. A value is missing if nothing or one of {@code
 * NA}, {@code N/A}, {@code NaN}, {@code null}, {@code ?} stands there; the first ones are named with line and column. A
 * column without a name is called {@code column-N}, N counted from 1, as are all if there is no header.
 *
 * <p>The columns of numbers are scaled; what that takes is fitted to the training split alone (of which the engine takes
 * the last rows for validation):
 *
 * <pre>
 *   standardise: (x - m) / s,   m = 1/n Σ xᵢ,   s² = 1/n Σ (xᵢ - m)²
 *   min-max: (x - min xᵢ) / (max xᵢ - min xᵢ)
 * </pre>
 *
 * <p>A column that is constant in the training split is only shifted. The lines of a file are put in a random order of
 * {@code seed}, and without a test file the first {@code test-share} of them are the test split. Shape: a sample is
 * {@code [features]}. Domain: [0, 1] if all values lie there after scaling, else all numbers; {@code min-max-clipped}
 * keeps test values in [0, 1] that lie outside of the training values. Format: UTF-8, fields as RFC 4180 says.
 */
@DatasetPlugin(name = "csv", doc = "A table of your own from a CSV file, scaled by its training split")
record Csv(
        @TextParam(
                        doc = "file; a relative one starts at the data folder of the workspace",
                        def = "data.csv",
                        pattern = ".+")
                String file,
        @TextParam(doc = "file of the test split; if empty, lines are drawn", def = "") String test,
        @Param(doc = "share of the lines for the test, without a test file", def = 0.2, min = 0.001, max = 0.9)
                double testShare,
        @TextParam(doc = "column of the classes, no part of a sample; none if empty", def = "") String label,
        @TextParam(doc = "columns of texts that become one value a category, separated by commas", def = "")
                String categories,
        @TextParam(doc = "columns to leave out, separated by commas", def = "") String ignore,
        @ChoiceParam(doc = "what is done to the columns of numbers", def = "standardise") Scale scale,
        @ChoiceParam(doc = "whether lines with missing values are an error or left out", def = "refuse")
                Missing missing,
        @TextParam(doc = "character between fields", def = ",", pattern = "[^\r\n\"]") String delimiter,
        @FlagParam(doc = "whether the first line has the names of the columns", def = true) boolean header,
        @IntParam(doc = "seed of the order of lines", def = 1, min = 0) long seed)
        implements Dataset {

    /** What happens to a line with a missing value. */
    enum Missing {
        /** It is an error. */
        REFUSE,
        /** It is left out, and how many are is told. */
        SKIP
    }

    @Override
    public Data load(Path data) throws IOException {
        CsvFile trainFile = new CsvFile(data.resolve(file).normalize(), "file", delimiter.charAt(0), header);
        CsvColumns columns = new CsvColumns(trainFile, new CsvColumns.Roles(label, categories, ignore));
        List<String> notes = new ArrayList<>();
        List<double[]> lines = columns.read(trainFile, missing, notes);
        if (test.isEmpty()) {
            Partition partition = Partition.of(trainFile.path().toString(), lines.size(), testShare, seed);
            return data(columns, pick(lines, partition.train()), pick(lines, partition.test()), notes);
        }
        CsvFile testFile = new CsvFile(data.resolve(test).normalize(), "test", delimiter.charAt(0), header);
        List<double[]> tests = columns.read(testFile, missing, notes);
        return data(columns, pick(lines, Partition.order(lines.size(), seed)), tests, notes);
    }

    private Data data(CsvColumns columns, List<double[]> train, List<double[]> test, List<String> notes)
            throws IOException {
        CsvEncoder encoder = columns.encoder(train, scale);
        Samples learned = encoder.encode(train);
        Samples tested = encoder.encode(test);
        return Data.of(
                        encoder.sample(),
                        Rows.range(learned.values().toArray(), tested.values().toArray()),
                        learned,
                        tested)
                .with(notes);
    }

    private static List<double[]> pick(List<double[]> lines, int[] chosen) {
        return IntStream.of(chosen).mapToObj(lines::get).toList();
    }
}
