package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.Objects;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Code;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KSparseTest implements ArchitectureContract {

    private static final double[][] ROWS = {{1, -2, 3, -4}, {5, -6, 0.5, 0}};
    private static final Shape FOUR = Shape.of(axis("features", 4));

    @Override
    public Architecture plugin() {
        return new KSparse(8, 3, 1, 0);
    }

    @Nested
    final class Annealed implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new KSparse(8, 3, 1.5, 2);
        }
    }

    @Test
    void keepsTheLargestWithTheirSignAndZeroesTheRest() {
        // W is the identity: 3 and 1 are the largest of 1, -2, 3, -4, not -4 and 3; all are negative but one below
        assertThat(codes(new KSparse(4, 2, 1, 0), true, 0)).containsExactly(1, 0, 3, 0, 5, 0, 0.5, 0);
        assertThat(codes(new KSparse(4, 3, 1, 0), true, 0)).containsExactly(1, -2, 3, 0, 5, 0, 0.5, 0);
    }

    @Test
    void keepsAlphaTimesAsManyInEvaluation() {
        assertThat(codes(new KSparse(4, 1, 3, 0), false, 0)).containsExactly(1, -2, 3, 0, 5, 0, 0.5, 0);
        assertThat(codes(new KSparse(4, 1, 3, 0), true, 0)).containsExactly(0, 0, 3, 0, 5, 0, 0, 0);
        assertThat(codes(new KSparse(4, 3, 3, 0), false, 0)).containsExactly(Rows.flat(ROWS));
    }

    @Test
    void annealsFromAllUnitsToK() {
        // an epoch has ten steps: after none 4, after 10 of 20 half the way to 2, which is 3, after 20 and later 2
        KSparse annealed = new KSparse(4, 2, 1, 2);
        assertThat(codes(annealed, true, 0)).containsExactly(Rows.flat(ROWS));
        assertThat(codes(annealed, true, 10)).containsExactly(1, -2, 3, 0, 5, 0, 0.5, 0);
        assertThat(codes(annealed, true, 20)).containsExactly(1, 0, 3, 0, 5, 0, 0.5, 0);
        assertThat(codes(annealed, true, 5000)).containsExactly(1, 0, 3, 0, 5, 0, 0.5, 0);
    }

    @Test
    void gradientPassesThroughTheKeptUnitsAlone() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, FOUR, true);
            Tensor x = Rows.tensor(calculator, "features", ROWS);
            Tensor code =
                    identity(new KSparse(4, 2, 1, 0), calculator, scope, x).value();
            assertThat(calculator.values(code.gradient(x))).containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
        }
    }

    @Test
    void decodesWithTheTransposedWeights() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 2)), true);
            Architecture sparse = new KSparse(2, 1, 1, 0);
            Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2}});
            Tensor raw = sparse.decode(sparse.encode(x, scope).value(), scope);
            calculator.give(created(scope, "encoder.layer-1.weights"), 1, 3, -1, 2);
            calculator.give(created(scope, "encoder.layer-1.bias"), 0, 0.5);
            calculator.give(created(scope, "decoder.layer-1.bias"), 10, 20);
            // z = 1 - 2 and 3 + 4 + 0.5; h = 0, 7.5; raw = 7.5 · 3 + 10 and 7.5 · 2 + 20
            assertThat(calculator.values(raw)).containsExactly(new double[] {32.5, 35}, within(1e-12));
            assertThat(scope.created().keySet())
                    .containsExactlyInAnyOrder(
                            "encoder.layer-1.weights", "encoder.layer-1.bias", "decoder.layer-1.bias");
        }
    }

    @Test
    void reportsUnitsThatNoSampleKeeps() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, FOUR, true);
            Tensor x = Rows.tensor(calculator, "features", ROWS);
            Code code = identity(new KSparse(4, 1, 1, 0), calculator, scope, x);
            // the third and the first unit win
            assertThat(calculator.values(Objects.requireNonNull(code.reports().get("dead-units"))))
                    .containsExactly(0.5);
        }
    }

    @Test
    void refusesToKeepMoreUnitsThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KSparse(10, 25, 1, 0))
                .withMessage("k-sparse: `k` must be at most the 10 units of the code, but got 25");
    }

    private static double[] codes(KSparse sparse, boolean training, long step) {
        try (Calculator calculator = Calculator.open(1)) {
            calculator.goTo(step);
            FakeScope scope = new FakeScope(calculator, FOUR, training);
            Tensor x = Rows.tensor(calculator, "features", ROWS);
            double[] codes =
                    calculator.values(identity(sparse, calculator, scope, x).value());
            // 0 in place of -0
            return Arrays.stream(codes).map(h -> h + 0.0).toArray();
        }
    }

    private static Code identity(KSparse sparse, Calculator calculator, FakeScope scope, Tensor x) {
        Code code = sparse.encode(x, scope);
        calculator.give(created(scope, "encoder.layer-1.weights"), 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
        return code;
    }

    private static Tensor created(FakeScope scope, String path) {
        return Objects.requireNonNull(scope.created().get(path));
    }
}
