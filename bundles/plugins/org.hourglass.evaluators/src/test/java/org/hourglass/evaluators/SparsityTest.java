package org.hourglass.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.EvaluatorContract;
import org.hourglass.testkit.FakeEvaluation;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class SparsityTest implements EvaluatorContract {

    @Override
    public Evaluator plugin() {
        return new Sparsity();
    }

    private Map<String, Double> of(double[][] codes) {
        Samples samples = new Samples(Rows.matrix(codes), Optional.empty());
        Shape shape = Shape.of(axis("features", codes[0].length));
        return plugin().evaluate(new FakeEvaluation(shape, Interval.ALL, samples, samples, new Identity()))
                .metrics();
    }

    @Test
    void isOneWhereOneUnitIsActiveForEachSample() {
        Map<String, Double> found = of(new double[][] {{2, 0, 0, 0}, {0, 3, 0, 0}});
        assertThat(found.get("hoyer")).isCloseTo(1, within(1e-9));
        // each unit that is active at all is active for one of two samples
        assertThat(found.get("treves-rolls")).isCloseTo(1, within(1e-9));
        assertThat(found.get("dead-units")).isEqualTo(0.5);
        assertThat(found.get("mean-activation")).isCloseTo(5.0 / 8, within(1e-9));
    }

    @Test
    void isZeroWhereAllUnitsAreEquallyActive() {
        Map<String, Double> found = of(new double[][] {{2, -2}, {2, 2}});
        assertThat(found.get("hoyer")).isCloseTo(0, within(1e-9));
        assertThat(found.get("treves-rolls")).isCloseTo(0, within(1e-9));
    }

    @Test
    void matchesTheHandComputedValues() {
        // (3, 4): l1 = 7, l2 = 5, (sqrt 2 - 7/5) / (sqrt 2 - 1) = 0.034315; (1, 0): 1; mean 0.517157
        Map<String, Double> found = of(new double[][] {{3, 4}, {1, 0}});
        assertThat(found.get("hoyer")).isCloseTo(0.517157, within(1e-6));
        // unit 1: (1 - (4/2)² / (10/2)) / (1/2) = 0.4; unit 2: (1 - (4/2)² / (16/2)) / (1/2) = 1; mean 0.7
        assertThat(found.get("treves-rolls")).isCloseTo(0.7, within(1e-9));
        assertThat(found.get("dead-units")).isZero();
    }
}
