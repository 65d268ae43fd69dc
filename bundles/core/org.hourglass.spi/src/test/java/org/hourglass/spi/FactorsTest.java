package org.hourglass.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hourglass.spi.Factors.Factor;
import org.junit.jupiter.api.Test;

final class FactorsTest {

    private static final List<Factor> FACTORS = List.of(new Factor("shape", 3), new Factor("angle", 0));

    @Test
    void areSlicedWithTheSamples() {
        Samples samples = new Samples(
                Matrix.of(new float[][] {{1}, {2}, {3}}),
                Optional.of(Labels.of(2, 0, 1, 0)),
                Optional.of(new Factors(FACTORS, Matrix.of(new float[][] {{0, 0.5f}, {2, 1.5f}, {1, 2.5f}}))));
        Samples slice = samples.slice(1, 3);
        assertThat(slice.values().toArray()).containsExactly(2, 3);
        assertThat(slice.labels().orElseThrow().toArray()).containsExactly(1, 0);
        assertThat(slice.factors().orElseThrow().factors()).isEqualTo(FACTORS);
        assertThat(slice.factors().orElseThrow().values().toArray()).containsExactly(2, 1.5f, 1, 2.5f);
    }

    @Test
    void knowWhichAreContinuous() {
        assertThat(FACTORS).extracting(Factor::continuous).containsExactly(false, true);
    }

    @Test
    void refuseTheNumberOfNoValue() {
        for (float wrong : new float[] {-1, 3, 0.5f, Float.NaN}) {
            refuses(
                    () -> new Factors(FACTORS, Matrix.of(new float[][] {{0, 0}, {wrong, 0}})),
                    "factor `shape`: a value must be whole and in [0, 3), but got %s in row 1".formatted(wrong));
        }
    }

    @Test
    void refuseAContinuousValueThatIsNotFinite() {
        refuses(
                () -> new Factors(FACTORS, Matrix.of(new float[][] {{0, Float.NaN}})),
                "factor `angle`: a value must be a finite number, but got NaN in row 0");
    }

    @Test
    void refuseAnotherNumberOfColumns() {
        refuses(
                () -> new Factors(FACTORS, Matrix.of(new float[][] {{0}})),
                "factors: there must be one column a factor, but got 1 for 2");
    }

    @Test
    void refuseANameTwice() {
        refuses(
                () -> new Factors(List.of(new Factor("x", 2), new Factor("x", 3)), Matrix.of(new float[][] {{0, 0}})),
                "factors: names must be unique, but got [Factor[name=x, count=2], Factor[name=x, count=3]]");
    }

    @Test
    void refuseAFactorWithoutAChoice() {
        refuses(() -> new Factor("x", 1), "factor `x`: the count must be 0 or at least 2, but got 1");
        refuses(() -> new Factor("x", -1), "factor `x`: the count must be 0 or at least 2, but got -1");
    }

    @Test
    void refuseAnotherNumberOfRowsThanSamples() {
        Factors two = new Factors(FACTORS, Matrix.of(new float[][] {{0, 0}, {1, 1}}));
        refuses(
                () -> new Samples(Matrix.of(new float[][] {{1}}), Optional.empty(), Optional.of(two)),
                "samples: there must be factors for each row, but got 2 for 1");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
