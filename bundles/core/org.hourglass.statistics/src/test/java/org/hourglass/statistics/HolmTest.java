package org.hourglass.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HolmTest {

    static Stream<Expected.Case> adjustments() {
        return Expected.of("holm");
    }

    static Stream<Expected.Case> rankings() {
        return Expected.of("ranks");
    }

    @ParameterizedTest
    @MethodSource("adjustments")
    void adjustedValuesAreThoseOfStatsmodels(Expected.Case expected) {
        assertThat(Holm.adjusted(expected.numbers("p"))).containsExactly(expected.numbers("adjusted"), within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("rankings")
    void ranksAreThoseOfScipy(Expected.Case expected) {
        assertThat(Ranks.of(expected.numbers("values")).toArray()).containsExactly(expected.numbers("ranks"));
    }

    @Test
    void adjustedValuesMatchTheHandComputedOnes() {
        // in order 0.01, 0.03, 0.04: times 3, 2, 1 is 0.03, 0.06, 0.04, and none below the one before it
        assertThat(Holm.adjusted(0.04, 0.01, 0.03)).containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-15));
        assertThat(Holm.adjusted()).isEmpty();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> Holm.adjusted(0.1, Double.NaN)).hasMessage("holm: p must be in [0, 1], but got NaN");
        assertThatThrownBy(() -> new TestResult("t", 1, 1.5)).hasMessage("t: p must be in [0, 1], but got 1.5");
    }
}
