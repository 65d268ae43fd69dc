package org.hourglass.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PairedTest {

    private static final Percentage EXACT = Percentage.withPercentage(1e-7); // 1e-9 relative

    static Stream<Expected.Case> cases() {
        return Expected.of("cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pairedTIsThatOfScipy(Expected.Case expected) {
        assertTest(pairs(expected).pairedT(), expected.part("t"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void intervalIsThatOfScipy(Expected.Case expected) {
        Paired pairs = pairs(expected);

        assertThat(pairs.difference()).isCloseTo(expected.number("difference"), EXACT);
        assertInterval(pairs.interval(), expected.numbers("interval"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void correctedTIsStudentsWithTheCorrectedError(Expected.Case expected) {
        Expected.Case corrected = expected.part("corrected");
        double ratio = corrected.number("ratio");

        assertTest(pairs(expected).correctedT(ratio), corrected);
        assertInterval(pairs(expected).correctedInterval(ratio), corrected.numbers("interval"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void wilcoxonIsThatOfScipy(Expected.Case expected) {
        assertTest(pairs(expected).wilcoxon(), expected.part("wilcoxon"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void effectsAreThoseOfNumpy(Expected.Case expected) {
        assertThat(pairs(expected).cohenDz()).isCloseTo(expected.number("cohenDz"), EXACT);
        assertThat(pairs(expected).rankBiserial()).isCloseTo(expected.number("rankBiserial"), within(1e-12));
    }

    @Test
    void correctedTMatchesTheHandComputedValue() {
        // d = 1, 2, 3: mean 2, s² = 1; 2 / √(1/3 + 2/3) = 2; with 2 degrees of freedom p = 1 − 2/√(2 + 2²)
        Paired pairs = Paired.of(new double[] {2, 4, 6}, new double[] {1, 2, 3});

        assertThat(pairs.correctedT(2.0 / 3).statistic()).isCloseTo(2, within(1e-12));
        assertThat(pairs.correctedT(2.0 / 3).p()).isCloseTo(1 - 2 / Math.sqrt(6), within(1e-12));
        assertThat(pairs.correctedT(0).p()).isEqualTo(pairs.pairedT().p());
    }

    @Test
    void wilcoxonMatchesTheHandCountedValue() {
        // d = 1, 2, -3: the ranks of the minus sum to 3; of the 8 choices of signs, those that sum to at most 3 are
        // {}, {1}, {2}, {3}, {1, 2}: p = 2 · 5/8, which is no probability, so 1
        TestResult result =
                Paired.of(new double[] {1, 2, 0}, new double[] {0, 0, 3}).wilcoxon();

        assertThat(result.statistic()).isEqualTo(3);
        assertThat(result.p()).isEqualTo(1);
        // all one way: 2 of 8
        assertThat(Paired.of(new double[] {1, 2, 3}, new double[3]).wilcoxon().p())
                .isEqualTo(0.25);
    }

    @Test
    void withoutAnyDifferenceNothingSpeaksForOne() {
        Paired same = Paired.of(new double[] {0.1, 0.2, 0.3}, new double[] {0.1, 0.2, 0.3});

        assertThat(same.pairedT()).isEqualTo(new TestResult("paired-t", 0, 1));
        assertThat(same.correctedT(0.2)).isEqualTo(new TestResult("corrected-t", 0, 1));
        assertThat(same.wilcoxon()).isEqualTo(new TestResult("wilcoxon", 0, 1));
        assertThat(same.interval()).isEqualTo(new Interval(0, 0));
        assertThat(same.cohenDz()).isZero();
        assertThat(same.rankBiserial()).isZero();
    }

    @Test
    void aDifferenceThatNeverVariesIsInfinitelyFarOut() {
        Paired shifted = Paired.of(new double[] {1, 2, 3}, new double[] {2, 3, 4});

        assertThat(shifted.pairedT()).isEqualTo(new TestResult("paired-t", Double.NEGATIVE_INFINITY, 0));
        assertThat(shifted.wilcoxon().p()).isEqualTo(0.25);
        assertThat(shifted.interval()).isEqualTo(new Interval(-1, -1));
        assertThat(shifted.cohenDz()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(shifted.rankBiserial()).isEqualTo(-1);
    }

    @Test
    void whatCannotBePairedIsRefused() {
        assertThatThrownBy(() -> Paired.of(new double[] {1}, new double[] {2}))
                .hasMessage("paired values: must be at least 2 pairs, but got 1");
        assertThatThrownBy(() -> Paired.of(new double[] {1, 2}, new double[] {2}))
                .hasMessage("paired values: must be equally many, but got 2 and 1");
        assertThatThrownBy(() -> Paired.of(new double[] {1, Double.NaN}, new double[] {2, 1}))
                .hasMessage("paired values: values must be finite, but got [-1.0, NaN]");
        Paired pairs = Paired.of(new double[] {1, 2}, new double[] {2, 1});
        assertThatThrownBy(() -> pairs.correctedT(Double.NaN))
                .hasMessage("corrected-t: `ratio` must be at least 0, but got NaN");
    }

    private static Paired pairs(Expected.Case expected) {
        return Paired.of(expected.numbers("a"), expected.numbers("b"));
    }

    private static void assertTest(TestResult result, Expected.Case expected) {
        assertThat(result.statistic()).isCloseTo(expected.number("statistic"), EXACT);
        assertThat(result.p()).isCloseTo(expected.number("p"), EXACT);
    }

    private static void assertInterval(Interval interval, double[] expected) {
        assertThat(interval.low()).isCloseTo(expected[0], within(1e-9 * (expected[1] - expected[0])));
        assertThat(interval.high()).isCloseTo(expected[1], within(1e-9 * (expected[1] - expected[0])));
    }
}
