package org.hourglass.tensorflow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CalculatorTest {

    private static final Shape TWO = Shape.of(axis("code", 2));

    private final Calculator calculator = Calculator.open(1);

    @AfterEach
    void close() {
        calculator.close();
    }

    @Test
    void computesValuesAndGradients() {
        Tensor h = calculator.input(TWO, 0.2, 0.6);
        Tensor penalty = h.square().sum();
        assertThat(calculator.values(penalty)[0]).isCloseTo(0.4, within(1e-15));
        assertThat(calculator.values(penalty.gradient(h))).containsExactly(0.4, 1.2);
        assertThat(calculator.centralDifferences(penalty, h, 1e-5))
                .containsExactly(new double[] {0.4, 1.2}, within(1e-9));
    }

    @Test
    void computesAgainWithOtherValues() {
        Tensor h = calculator.input(TWO, 1, 2);
        Tensor doubled = h.times(2);
        assertThat(calculator.values(doubled)).containsExactly(2, 4);
        calculator.give(h, 5, 6);
        assertThat(calculator.values(doubled)).containsExactly(10, 12);
        assertThat(calculator.values(h)).containsExactly(5, 6);
    }

    @Test
    void differentiatesByParameters() {
        Tensor w = calculator.parameters().in("encoder").parameter("weights", TWO, Initializer.constant(3));
        assertThat(calculator.values(w.square().gradient(w))).containsExactly(6, 6);
        calculator.give(w, 1, 2);
        assertThat(calculator.values(w.square().gradient(w))).containsExactly(2, 4);
    }

    @Test
    void tellsTheRangeOfAnInput() {
        assertThat(calculator.input(TWO, Interval.UNIT, 0, 1).range()).isEqualTo(Interval.UNIT);
        assertThat(calculator.input(TWO, 0, 1).range()).isEqualTo(Interval.ALL);
    }

    @Test
    void drawsTheSameNumbersForTheSameSeedNameAndStep() {
        Tensor noise = calculator.random().named("noise").normal(TWO);
        double[] first = calculator.values(noise);
        calculator.goTo(1);
        assertThat(calculator.values(noise)).isNotEqualTo(first);
        assertThat(calculator.values(calculator.step())).containsExactly(1);
        calculator.goTo(0);
        assertThat(calculator.values(noise)).isEqualTo(first);
        assertThat(calculator.values(calculator.random().named("noise").normal(TWO)))
                .isEqualTo(first);
        assertThat(calculator.values(calculator.random().named("other").normal(TWO)))
                .isNotEqualTo(first);
        try (Calculator other = Calculator.open(2)) {
            assertThat(other.values(other.random().named("noise").normal(TWO))).isNotEqualTo(first);
        }
    }

    @Test
    void drawsNumbersWithTheirMoments() {
        int n = 20_000;
        Shape shape = Shape.of(axis("n", n));
        double[] normal = calculator.values(calculator.random().normal(shape));
        double[] uniform = calculator.values(calculator.random().uniform(shape));
        double[] masks = calculator.values(calculator.random().bernoulli(0.3, shape));
        // five standard errors: 5/√n = 0.035 for the mean of normal numbers, times 0.29 for uniform, 0.46 for masks
        assertThat(Arrays.stream(normal).average().orElseThrow()).isCloseTo(0, within(0.036));
        assertThat(Arrays.stream(normal).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(0.05));
        assertThat(Arrays.stream(uniform).average().orElseThrow()).isCloseTo(0.5, within(0.0105));
        assertThat(Arrays.stream(uniform).allMatch(u -> u >= 0 && u < 1)).isTrue();
        assertThat(Arrays.stream(masks).average().orElseThrow()).isCloseTo(0.3, within(0.017));
    }

    @Test
    void drawsMasksOfAnyProbabilityAndSize() {
        Shape odd = Shape.of(axis("a", 101), axis("b", 99));
        double root = Math.sqrt(odd.size());
        for (double p : new double[] {0, 0.001, 0.3, 0.5, 0.999, 1}) {
            double[] masks =
                    calculator.values(calculator.random().named("p" + p).bernoulli(p, odd));
            assertThat(Arrays.stream(masks).allMatch(m -> m == 0 || m == 1)).isTrue();
            // five standard errors
            assertThat(Arrays.stream(masks).average().orElseThrow())
                    .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p)) / root));
        }
    }

    @Test
    void drawsMasksWhoseElementsAreIndependent() {
        double p = 77.5 / 256;
        int inRow = 64;
        int rows = 1 << 15;
        double[] masks = calculator.values(
                calculator.random().bernoulli(p, Shape.of(axis("rows", rows), axis("in row", inRow))));
        double[] sums = new double[rows];
        for (int i = 0; i < masks.length; i++) {
            sums[i / inRow] += masks[i];
        }
        // five standard errors, √(p (1-p) / n) = 0.0003 and √(2 / rows) = 0.008; half a byte's step is 0.002
        assertThat(Arrays.stream(masks).average().orElseThrow()).isCloseTo(p, within(0.0016));
        double variance = Arrays.stream(sums)
                .map(sum -> Math.pow(sum - inRow * p, 2))
                .average()
                .orElseThrow();
        assertThat(variance / (inRow * p * (1 - p))).isCloseTo(1, within(0.04));
    }

    @Test
    void rejectsTheWrongNumberOfValues() {
        assertThatThrownBy(() -> calculator.input(TWO, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input: there must be the 2 values of [code=2], but got 3");
    }

    @Test
    void rejectsValuesForWhatIsComputed() {
        Tensor computed = calculator.input(TWO, 1, 2).square();
        assertThatThrownBy(() -> calculator.give(computed, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input: the tensor must be an input or a parameter, but got another with shape [code=2]");
    }
}
