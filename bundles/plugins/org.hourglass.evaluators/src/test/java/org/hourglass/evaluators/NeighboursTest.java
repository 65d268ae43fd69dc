package org.hourglass.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.EvaluatorContract;
import org.hourglass.testkit.FakeEvaluation;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class NeighboursTest implements EvaluatorContract {

    @Override
    public Evaluator plugin() {
        return new Neighbours(20000, 2000);
    }

    /** Training codes 0, 1, 2, 3, 4, 10 on a line, of classes 0, 1, 1, 0, 1, 2. */
    private static FakeEvaluation onALine(double[][] test, int... labels) {
        double[][] train = {{0}, {1}, {2}, {3}, {4}, {10}};
        return new FakeEvaluation(
                Shape.of(axis("features", 1)),
                Interval.ALL,
                new Samples(Rows.matrix(train), Optional.of(Labels.of(3, 0, 1, 1, 0, 1, 2))),
                new Samples(Rows.matrix(test), Optional.of(Labels.of(3, labels))),
                new Identity());
    }

    @Test
    void matchesTheHandComputedValues() {
        // query 0.1: nearest 0 of class 0; five nearest 0, 1, 2, 3, 4 vote 0, 1, 1, 0, 1: class 1
        // query 9: nearest 10 of class 2; five nearest 10, 4, 3, 2, 1 vote 2, 1, 0, 1, 1: class 1
        Map<String, Double> found =
                plugin().evaluate(onALine(new double[][] {{0.1}, {9}}, 0, 1)).metrics();
        assertThat(found.get("knn-1")).isCloseTo(0.5, within(1e-12)); // 0 right, 2 wrong
        assertThat(found.get("knn-5")).isCloseTo(0.5, within(1e-12)); // 1 wrong, 1 right
    }

    @Test
    void givesATieToTheNearestNeighbour() {
        // a gallery of 0, 1, 2, 3 votes 0, 1, 1, 0: two to two
        Evaluator four = new Neighbours(4, 10);
        assertThat(four.evaluate(onALine(new double[][] {{0.1}}, 0)).metrics().get("knn-5"))
                .isEqualTo(1);
        assertThat(four.evaluate(onALine(new double[][] {{1.9}}, 1)).metrics().get("knn-5"))
                .isEqualTo(1);
    }

    @Test
    void takesAtMostTheStatedQueries() {
        Evaluator one = new Neighbours(20000, 1);
        assertThat(one.evaluate(onALine(new double[][] {{0.1}, {9}}, 0, 0))
                        .metrics()
                        .get("knn-1"))
                .isEqualTo(1);
    }

    @Test
    void looksAmongSamplesOfKnownClassOnly() {
        // of 0, 1, 2, 3 the classes of 2 and 3 are known: the nearest one of query 0.1 is 2 of class 1
        double[][] train = {{0}, {1}, {2}, {3}};
        FakeEvaluation evaluation = new FakeEvaluation(
                Shape.of(axis("features", 1)),
                Interval.ALL,
                new Samples(Rows.matrix(train), Optional.of(Labels.of(2, Labels.UNKNOWN, Labels.UNKNOWN, 1, 0))),
                new Samples(Rows.matrix(new double[][] {{7}, {0.1}}), Optional.of(Labels.of(2, Labels.UNKNOWN, 1))),
                new Identity());
        assertThat(plugin().evaluate(evaluation).metrics().get("knn-1")).isEqualTo(1);
    }

    @Test
    void findsNothingWithoutLabels() {
        assertThat(plugin().evaluate(evaluation(false, Interval.UNIT)).metrics())
                .isEmpty();
    }
}
