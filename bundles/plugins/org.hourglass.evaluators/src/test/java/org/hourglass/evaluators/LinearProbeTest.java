package org.hourglass.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.Optional;
import org.hourglass.evaluators.Standardized.Scaling;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.EvaluatorContract;
import org.hourglass.testkit.FakeEvaluation;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class LinearProbeTest implements EvaluatorContract {

    @Override
    public Evaluator plugin() {
        return new LinearProbe(20000, 5, 0.1, Scaling.UNIT);
    }

    @Test
    void findsAllOfALinearlyCodedClass() {
        assertThat(probe(row -> row[0] + row[1] > 1 ? 1 : 0, 1)).isGreaterThan(0.97);
    }

    @Test
    void findsNothingWhereTheCodeTellsNothing() { // the class is told by a value that the code drops: chance is 0.5
        assertThat(probe(row -> row[2] > 0.5 ? 1 : 0, 1)).isBetween(0.42, 0.58);
    }

    @Test
    void standardisesByTheTrainingCodes() { // or a unit in other units of measurement would stop the learning
        assertThat(probe(row -> row[0] > 0.5 ? 1 : 0, 1e-4)).isGreaterThan(0.97);
    }

    @Test
    void givesTheCodeAsAWholeAStandardDeviationOfOneAndLeavesZerosAlone() {
        Matrix codes = Rows.matrix(new double[][] {{1, 30, 0}, {3, 10, 0}});
        // 1 + 900 + 9 + 100 = 1010 over 6 values
        double scale = Math.sqrt(6 / 1010.0);
        assertThat(Standardized.of(codes, Scaling.CODE).row(codes, 0))
                .containsExactly(new double[] {scale, 30 * scale, 0}, within(1e-12));
        assertThat(Standardized.of(codes, Scaling.UNIT).row(codes, 0))
                .containsExactly(new double[] {-1, 1, 0}, within(1e-12));
    }

    @Test
    void readsSparseCodesOfWhichSomeAreZeroThroughout() {
        LinearProbe probe = new LinearProbe(20000, 5, 0.1, Scaling.CODE);
        double[][] rows = Rows.uniform(1, 2000, 4, Interval.UNIT);
        Arrays.stream(rows).forEach(row -> Arrays.setAll(row, j -> row[j] < 0.5 ? 0 : row[j]));
        int[] labels = Arrays.stream(rows).mapToInt(row -> row[1] > 0 ? 1 : 0).toArray();
        Samples samples = new Samples(Rows.matrix(rows), Optional.of(Labels.of(2, labels)));
        Shape shape = Shape.of(axis("features", 4));
        assertThat(Arrays.stream(rows)).anyMatch(row -> Arrays.stream(row).sum() == 0);
        assertThat(probe.evaluate(new FakeEvaluation(shape, Interval.UNIT, samples, samples, keeping(4)))
                        .metrics()
                        .get("linear-probe"))
                .isGreaterThan(0.99);
    }

    @Test
    void learnsFromSamplesOfKnownClassOnly() { // the unknown ones would be a third class, and the most frequent one
        assertThat(probe(row -> row[3] > 0.3 ? Labels.UNKNOWN : row[0] + row[1] > 1 ? 1 : 0, 1))
                .isGreaterThan(0.97);
    }

    @Test
    void findsNothingWithoutLabels() {
        assertThat(plugin().evaluate(evaluation(false, Interval.UNIT)).metrics())
                .isEmpty();
    }

    private interface Classes {
        int of(double[] row);
    }

    private double probe(Classes classes, double scale) {
        Shape shape = Shape.of(axis("features", 6));
        return plugin().evaluate(new FakeEvaluation(
                        shape,
                        Interval.UNIT,
                        samples(1, 2000, classes, scale),
                        samples(2, 600, classes, scale),
                        keeping(2)))
                .metrics()
                .get("linear-probe");
    }

    private static Samples samples(long seed, int count, Classes classes, double scale) {
        double[][] rows = Rows.uniform(seed, count, 6, Interval.UNIT);
        int[] labels = Arrays.stream(rows).mapToInt(classes::of).toArray();
        double[][] scaled = Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(x -> x * scale).toArray())
                .toArray(double[][]::new);
        return new Samples(Rows.matrix(scaled), Optional.of(Labels.of(2, labels)));
    }
}
