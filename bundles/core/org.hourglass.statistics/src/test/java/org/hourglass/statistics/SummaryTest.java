package org.hourglass.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SummaryTest {

    static Stream<Expected.Case> cases() {
        return Expected.of("cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meanDeviationAndIntervalAreThoseOfStatsmodels(Expected.Case expected) {
        Summary summary = Summary.of(expected.numbers("a"));
        Expected.Case other = expected.part("summary");

        assertThat(summary.n()).isEqualTo(expected.numbers("a").length);
        assertThat(summary.mean()).isCloseTo(other.number("mean"), Percentage.withPercentage(1e-7));
        assertThat(summary.sd()).isCloseTo(other.number("sd"), Percentage.withPercentage(1e-7));
        assertThat(summary.interval().low())
                .isCloseTo(other.numbers("interval")[0], within(1e-9 * 2 * summary.margin()));
        assertThat(summary.interval().high())
                .isCloseTo(other.numbers("interval")[1], within(1e-9 * 2 * summary.margin()));
    }

    @Test
    void oneValueSaysNothingOfItsSpread() {
        Summary summary = Summary.of(0.25);

        assertThat(summary.mean()).isEqualTo(0.25);
        assertThat(summary.sd()).isNaN();
        assertThat(summary.interval()).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(summary.interval().contains(1e300)).isTrue();
    }

    @Test
    void equalValuesHaveNoSpread() {
        // the mean of three times 0.1 is not 0.1 when it is summed and divided
        Summary summary = Summary.of(0.1, 0.1, 0.1);

        assertThat(summary).isEqualTo(new Summary(3, 0.1, 0, new Interval(0.1, 0.1)));
        assertThat(summary.margin()).isZero();
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Summary.of(1, Double.NaN))
                .hasMessage("summary: values must be finite, but got [1.0, NaN]");
        assertThatThrownBy(() -> Summary.of(Double.POSITIVE_INFINITY))
                .hasMessage("summary: values must be finite, but got [Infinity]");
        assertThatThrownBy(Summary::of).hasMessage("summary: must have at least one value, but got none");
        assertThatThrownBy(() -> new Interval(2, 1))
                .hasMessage("interval: low must be at most high, but got [2.0, 1.0]");
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        assertThat(Summary.of(1.7e308, 1.6e308).mean()).isCloseTo(1.65e308, Percentage.withPercentage(1e-9));
    }
}
