package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hourglass.architectures.Codebook.Follows;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Code;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class VqVaeTest implements ArchitectureContract {

    private static final String ENTRIES = "codebook.entries";
    private static final String USES = "codebook.uses";

    private final Calculator calculator = Calculator.open(1);
    private final Shape two = Shape.of(axis("features", 2));

    @AfterEach
    void close() {
        calculator.close();
    }

    @Override
    public Architecture plugin() {
        return new VqVae(List.of(5), Activation.TANH, 2, 2, 7, 0.25, Follows.AVERAGE, 0.99, 0.05);
    }

    @Override
    public boolean isContinuous() {
        return false;
    }

    @Nested
    final class WithAGradientCodebook implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new VqVae(List.of(5), Activation.TANH, 2, 2, 7, 0.25, Follows.GRADIENT, 0.99, 0.05);
        }

        @Override
        public boolean isContinuous() {
            return false;
        }
    }

    /** Vectors 1, 4, 2, 3 of the identity as encoder, two in a code, and entries 0 and 5. */
    private final class Example {
        final FakeScope scope;
        final Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 4}, {2, 3}});
        final Code code;

        Example(Follows follows, double restart, boolean training) {
            scope = new FakeScope(calculator, two, training);
            code = new VqVae(List.of(), Activation.RELU, 2, 1, 2, 0.25, follows, 0.9, restart).encode(x, scope);
            calculator.give(created("encoder.layer-1.weights"), 1, 0, 0, 1);
            calculator.give(created(ENTRIES), 0, 5);
        }

        Tensor created(String path) {
            return Objects.requireNonNull(scope.created().get(path));
        }

        double[] next(String path) {
            return calculator.values(Objects.requireNonNull(scope.changes().get(path)));
        }

        Tensor penalty(String name) {
            return Objects.requireNonNull(code.penalties().get(name));
        }
    }

    @Test
    void replacesEachVectorByTheNearestEntryExactly() {
        for (boolean training : new boolean[] {true, false}) {
            Example example = new Example(Follows.AVERAGE, 0, training);
            assertThat(calculator.values(example.code.value())).containsExactly(0, 5, 0, 5);
        }
    }

    @Test
    void commitmentMatchesTheHandComputedValue() {
        // distances 1, 1, 2, 2: the mean square is 10/4, times 0.25
        assertThat(calculator.values(new Example(Follows.AVERAGE, 0, true).penalty("commitment"))[0])
                .isCloseTo(0.625, within(1e-12));
    }

    @Test
    void thePerplexityIsThatOfTheEntriesInUse() {
        Example example = new Example(Follows.AVERAGE, 0, true);
        Tensor perplexity = Objects.requireNonNull(example.code.reports().get("perplexity"));
        assertThat(calculator.values(perplexity)[0]).isCloseTo(2, within(1e-12));
        calculator.give(example.created(ENTRIES), 0, 6.5);
        // 3 of 4 go to 0: -(.75 ln .75 + .25 ln .25) = .562335
        assertThat(calculator.values(perplexity)[0]).isCloseTo(Math.exp(0.562335), within(1e-5));
        calculator.give(example.created(ENTRIES), 0, 100);
        assertThat(calculator.values(perplexity)[0]).isCloseTo(1, within(1e-12));
    }

    @Test
    void entriesFollowTheMovingAverageOfTheirVectors() {
        Example example = new Example(Follows.AVERAGE, 0.05, true);
        calculator.give(example.created(USES), 3, 1);
        // N = .9 · 3 + .1 · 2 and .9 + .1 · 2; m = .9 · 3 · 0 + .1 · (1 + 2) and .9 · 5 + .1 · (4 + 3)
        assertThat(example.next(USES)).containsExactly(new double[] {2.9, 1.1}, within(1e-12));
        assertThat(example.next(ENTRIES)).containsExactly(new double[] {0.3 / 2.9, 5.2 / 1.1}, within(1e-12));
    }

    @Test
    void entriesBeginAsTheMeanOfTheirFirstVectors() {
        Example example = new Example(Follows.AVERAGE, 0, true);
        assertThat(example.next(ENTRIES)).containsExactly(new double[] {1.5, 3.5}, within(1e-12));
    }

    @Test
    void aDeadEntryBeginsAnewAsARandomVectorOfTheBatch() {
        Example example = new Example(Follows.AVERAGE, 0.05, true);
        calculator.give(example.created(ENTRIES), 0, 100);
        calculator.give(example.created(USES), 3, 0.1);
        // .09 is less than .05 of an even use, which is 4 / 2
        Set<Double> drawn = new HashSet<>();
        for (int step = 0; step < 40; step++) {
            calculator.goTo(step);
            assertThat(example.next(USES)[1]).isEqualTo(2);
            drawn.add(example.next(ENTRIES)[1]);
        }
        assertThat(drawn).containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0);
        calculator.give(example.created(USES), 3, 0.2);
        assertThat(example.next(ENTRIES)[1]).isEqualTo(100);
    }

    @Test
    void anUnusedEntryStaysWithoutRestart() {
        Example example = new Example(Follows.AVERAGE, 0, true);
        calculator.give(example.created(ENTRIES), 0, 100);
        assertThat(example.next(ENTRIES)[1]).isEqualTo(100);
        assertThat(example.next(USES)[1]).isZero();
    }

    @Test
    void evaluationChangesNoEntry() {
        assertThat(new Example(Follows.AVERAGE, 0.05, false).scope.changes()).isEmpty();
    }

    @Test
    void aGradientCodebookHasNothingButItsGradient() {
        assertThat(new Example(Follows.GRADIENT, 0.05, true).scope.changes()).isEmpty();
    }

    @Test
    void theDecodersGradientGoesStraightToTheEncoderAndNotToTheCodebook() {
        Example example = new Example(Follows.GRADIENT, 0, true);
        Tensor decoded = example.code.value().square().sum();
        // as if the code were q: 2 q
        assertThat(calculator.values(decoded.gradient(example.x))).containsExactly(0, 10, 0, 10);
        assertThat(calculator.values(decoded.gradient(example.created(ENTRIES))))
                .containsExactly(0, 0);
    }

    @Test
    void commitmentMovesTheEncoderAndTheCodebookTermTheEntries() {
        Example example = new Example(Follows.GRADIENT, 0, true);
        Tensor commitment = example.penalty("commitment");
        // .25 · 2 (h - q) / 4
        assertThat(calculator.values(commitment.gradient(example.x)))
                .containsExactly(new double[] {0.125, -0.125, 0.25, -0.25}, within(1e-12));
        assertThat(calculator.values(commitment.gradient(example.created(ENTRIES))))
                .containsExactly(0, 0);
        Tensor codebook = example.penalty("codebook");
        // 2 (q - h) / 4, summed over the entry's vectors: -(1 + 2) / 2 and (1 + 2) / 2
        assertThat(calculator.values(codebook.gradient(example.created(ENTRIES))))
                .containsExactly(new double[] {-1.5, 1.5}, within(1e-12));
        assertThat(calculator.values(codebook.gradient(example.x))).containsExactly(0, 0, 0, 0);
    }
}
