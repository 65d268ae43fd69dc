package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hourglass.engine.record.Record;
import org.hourglass.statistics.Holm;
import org.hourglass.statistics.Paired;
import org.hourglass.statistics.TestResult;

/**
 * A trial against others by one metric, each pair tested in three ways, and each way's p values adjusted for the number of
 * pairs.
 *
 * @param study the study
 * @param metric what is compared
 * @param ratio rows tested on divided by rows trained on, for the corrected test
 * @param rows one per pair
 */
public record Tests(Record.StudyView study, String metric, double ratio, List<Row> rows) {

    /**
     * A pair of trials.
     *
     * @param a a trial
     * @param b what it is compared with
     * @param pairs their replicates
     * @param results of the tests
     * @param adjusted their p values, adjusted
     */
    public record Row(
            Record.TrialView a, Record.TrialView b, Paired pairs, List<TestResult> results, List<Double> adjusted) {}

    /**
     * Tests a trial against others, all of which it must have replicates in common with.
     *
     * @throws org.hourglass.base.HourglassException of code USER if it has too few with one of them
     */
    public static Tests of(
            Record.StudyView study, String metric, double ratio, Record.TrialView a, List<Record.TrialView> others) {
        List<Paired> pairs = new ArrayList<>();
        List<List<TestResult>> results = new ArrayList<>();
        for (Record.TrialView b : others) {
            Paired paired = Replicates.pairs(a, b, metric);
            pairs.add(paired);
            results.add(List.of(paired.pairedT(), paired.correctedT(ratio), paired.wilcoxon()));
        }
        double[][] adjusted = new double[3][];
        for (int test = 0; test < adjusted.length; test++) {
            int number = test;
            adjusted[test] = Holm.adjusted(
                    results.stream().mapToDouble(one -> one.get(number).p()).toArray());
        }
        List<Row> rows = IntStream.range(0, pairs.size())
                .mapToObj(i -> new Row(
                        a,
                        others.get(i),
                        pairs.get(i),
                        results.get(i),
                        List.of(adjusted[0][i], adjusted[1][i], adjusted[2][i])))
                .toList();
        return new Tests(study, metric, ratio, rows);
    }

    /** {@code compare STUDY A B --json}. */
    public Map<String, Object> document() {
        Map<String, Object> data = Documents.object("study", study.study(), "metric", metric);
        data.putAll(document(rows.get(0)));
        return data;
    }

    /** {@code compare STUDY --json}. */
    public Map<String, Object> documents(Record.TrialView best) {
        return Documents.object(
                "study",
                study.study(),
                "metric",
                metric,
                "best",
                best.trial(),
                "comparisons",
                rows.stream().map(this::document).toList());
    }

    private Map<String, Object> document(Row row) {
        Paired pairs = row.pairs();
        return Documents.object(
                "a", row.a().trial(),
                "b", row.b().trial(),
                "difference", pairs.difference(),
                "interval", List.of(pairs.interval().low(), pairs.interval().high()),
                "tests",
                        IntStream.range(0, row.results().size())
                                .mapToObj(i -> test(row, i))
                                .toList(),
                "replicates", pairs.n(),
                "ratio", ratio,
                "effects", Documents.object("cohen-dz", pairs.cohenDz(), "rank-biserial", pairs.rankBiserial()));
    }

    private static Map<String, Object> test(Row row, int number) {
        TestResult result = row.results().get(number);
        return Documents.object(
                "name", result.name(),
                "statistic", result.statistic(),
                "p", result.p(),
                "adjusted", row.adjusted().get(number));
    }
}
