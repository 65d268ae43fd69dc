package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Objects;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Code;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class WinnerTakeAllTest implements ArchitectureContract {

    private static final double[][] X = {{1, 5, -1}, {2, 4, -2}, {3, 0, -3}, {4, 1, -4}};

    @Override
    public Architecture plugin() {
        return new WinnerTakeAll(8, 0.5);
    }

    @Test
    void keepsEachUnitForTheSamplesThatExciteItMost() {
        // half of four samples: units of the identity keep 3 and 4, and 5 and 4; the third is rectified to 0
        assertThat(codes(0.5, true)).containsExactly(0, 5, 0, 0, 4, 0, 3, 0, 0, 4, 0, 0);
        assertThat(codes(1, true)).containsExactly(1, 5, 0, 2, 4, 0, 3, 0, 0, 4, 1, 0);
    }

    @Test
    void keepsEachUnitForOneSampleAtLeast() {
        assertThat(codes(0.01, true)).containsExactly(0, 5, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0);
    }

    @Test
    void evaluationKeepsAll() {
        assertThat(codes(0.01, false)).containsExactly(1, 5, 0, 2, 4, 0, 3, 0, 0, 4, 1, 0);
    }

    @Test
    void tellsTheRangeOfItsCodeAndReportsUnitsThatAreOffForTheWholeBatch() {
        try (Calculator calculator = Calculator.open(1)) {
            Code code = identity(0.5, calculator, true);
            assertThat(code.value().range()).isEqualTo(Interval.POSITIVE);
            assertThat(calculator.values(Objects.requireNonNull(code.reports().get("dead-units")))[0])
                    .isCloseTo(1.0 / 3, within(1e-12));
        }
    }

    private static double[] codes(double rate, boolean training) {
        try (Calculator calculator = Calculator.open(1)) {
            return calculator.values(identity(rate, calculator, training).value());
        }
    }

    private static Code identity(double rate, Calculator calculator, boolean training) {
        FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 3)), training);
        Tensor x = Rows.tensor(calculator, "features", X);
        Code code = new WinnerTakeAll(3, rate).encode(x, scope);
        calculator.give(
                Objects.requireNonNull(scope.created().get("encoder.layer-1.weights")), 1, 0, 0, 0, 1, 0, 0, 0, 1);
        return code;
    }
}
