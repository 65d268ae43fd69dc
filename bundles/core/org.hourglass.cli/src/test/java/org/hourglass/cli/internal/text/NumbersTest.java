package org.hourglass.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NumbersTest {

    @Test
    void metricsHaveFourSignificantDigits() {
        assertThat(List.of(0.012345, 1.0, 12.3456, 1234.5, 0.98765, 0.0, -0.5))
                .extracting(Numbers::metric)
                .containsExactly("0.01235", "1.000", "12.35", "1235", "0.9877", "0", "-0.5000");
    }

    @Test
    void verySmallAndVeryLargeMetricsAreWrittenWithAnExponent() {
        assertThat(Numbers.metric(3.2e-7)).isEqualTo("3.200e-07");
        assertThat(Numbers.metric(1.5e9)).isEqualTo("1.500e+09");
    }

    @Test
    void whatIsUnknownOrNotFiniteIsSaid() {
        assertThat(Numbers.metric(null)).isEqualTo("-");
        assertThat(Numbers.metric(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.metric(Double.POSITIVE_INFINITY)).isEqualTo("inf");
        assertThat(Numbers.metric(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    }

    @Test
    void durationsHaveOneOrTwoUnits() {
        assertThat(List.of(0.04, 9.94, 59.4, 59.6, 3599.0, 7325.0))
                .extracting(Numbers::seconds)
                .containsExactly("0.0 s", "9.9 s", "59 s", "1 min 00 s", "59 min 59 s", "2 h 02 min");
    }

    @Test
    void sizesHaveTheUnitThatFits() {
        assertThat(List.of(0L, 999L, 1234L, 56_789L, 999_999L, 650_000_000L))
                .extracting(Numbers::bytes)
                .containsExactly("0 B", "999 B", "1.2 kB", "57 kB", "1.0 MB", "650 MB");
    }

    @Test
    void pluginsAreWrittenWithTheirParameters() {
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("plugin", "masking");
        plugin.put("p", 0.3);
        assertThat(Numbers.value(plugin)).isEqualTo("masking(p 0.3000)");
        assertThat(Numbers.value(List.of(512L, 128L))).isEqualTo("[512, 128]");
        assertThat(Numbers.value(Map.of("plugin", "none"))).isEqualTo("none");
    }

    @Test
    void nounsFollowTheirNumber() {
        assertThat(Numbers.count(1, "run")).isEqualTo("1 run");
        assertThat(Numbers.count(2, "run")).isEqualTo("2 runs");
    }
}
