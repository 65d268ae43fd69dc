package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.PlainAlgebra;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LinearTest implements ArchitectureContract {

    @Override
    public Architecture plugin() {
        return new Linear(3, false);
    }

    @Nested
    final class Tied implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new Linear(3, true);
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 2)), true);
            Architecture linear = new Linear(1, false);
            Tensor code = linear.encode(Rows.tensor(calculator, "features", new double[][] {{1, 2}}), scope)
                    .value();
            Tensor raw = linear.decode(code, scope);
            calculator.give(scope.created().get("encoder.layer-1.weights"), 3, -4);
            calculator.give(scope.created().get("encoder.layer-1.bias"), 0.5);
            calculator.give(scope.created().get("decoder.layer-1.weights"), 2, 10);
            calculator.give(scope.created().get("decoder.layer-1.bias"), -1, 1);
            // h = 3 - 8 + 0.5 = -4.5; raw = -9 - 1 and -45 + 1
            assertThat(calculator.values(code)).containsExactly(new double[] {-4.5}, within(1e-12));
            assertThat(calculator.values(raw)).containsExactly(new double[] {-10, -44}, within(1e-12));
        }
    }

    @Test
    void isThePrincipalProjectionWhenItsWeightsArePrincipalDirections() {
        // three points on the line (1, 1) + t (0.6, 0.8): with tied w = (0.6, 0.8), b = -w mu, b' = mu nothing is lost
        double[][] line = {{1, 1}, {1.6, 1.8}, {-0.2, -0.6}};
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 2)), true);
            Architecture linear = new Linear(1, true);
            Tensor x = Rows.tensor(calculator, "features", line);
            Tensor raw = linear.decode(linear.encode(x, scope).value(), scope);
            calculator.give(scope.created().get("encoder.layer-1.weights"), 0.6, 0.8);
            calculator.give(scope.created().get("encoder.layer-1.bias"), -1.4);
            calculator.give(scope.created().get("decoder.layer-1.bias"), 1, 1);
            assertThat(calculator.values(raw)).containsExactly(Rows.flat(line), within(1e-12));
        }
    }

    @Test
    void losesWhatPcaLosesAtTheSubspaceOfPcaAndLearnsNothingMoreThere() {
        double[][] rows = Rows.uniform(4, 30, 5, Interval.UNIT);
        PlainAlgebra algebra = new PlainAlgebra();
        LinearAlgebra.Eigen eigen = algebra.eigen(algebra.covariance(Rows.matrix(rows)), 5);
        double[] mean = algebra.mean(Rows.matrix(rows));
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 5)), true);
            Architecture linear = new Linear(2, false);
            Tensor x = Rows.tensor(calculator, "features", rows);
            Tensor raw = linear.decode(linear.encode(x, scope).value(), scope);
            Tensor loss = x.minus(raw).squaredNorm("features").mean();
            double[] q = Stream.of(eigen.vectors()[0], eigen.vectors()[1])
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            double[] transposed = IntStream.range(0, 10)
                    .mapToDouble(i -> q[i % 2 * 5 + i / 2])
                    .toArray();
            double[] offset = IntStream.range(0, 2)
                    .mapToDouble(i -> -IntStream.range(0, 5)
                            .mapToDouble(j -> q[i * 5 + j] * mean[j])
                            .sum())
                    .toArray();
            calculator.give(scope.created().get("encoder.layer-1.weights"), transposed);
            calculator.give(scope.created().get("encoder.layer-1.bias"), offset);
            calculator.give(scope.created().get("decoder.layer-1.weights"), q);
            calculator.give(scope.created().get("decoder.layer-1.bias"), mean);
            // the eigenvalues are divided by n - 1 = 29, the mean by n = 30; the rows are float32 in the covariance
            double discarded = Arrays.stream(eigen.values()).skip(2).sum() * 29 / 30;
            assertThat(calculator.values(loss)[0]).isCloseTo(discarded, within(1e-6 * discarded));
            for (Tensor parameter : scope.created().values()) {
                for (double slope : calculator.values(loss.gradient(parameter))) {
                    assertThat(slope).isCloseTo(0, within(1e-6));
                }
            }
        }
    }
}
