package org.hourglass.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SparklineTest {

    @Test
    void theLowestIsLowAndTheHighestIsHigh() {
        assertThat(Sparkline.of(List.of(4.0, 2.0, 0.0), 10)).isEqualTo("█▅▁");
    }

    @Test
    void whatIsNotFiniteIsABlankAndAConstantIsFlat() {
        assertThat(Sparkline.of(List.of(1.0, Double.NaN, 1.0), 10)).isEqualTo("▁ ▁");
    }

    @Test
    void longCurvesAreThinnedWithBothEndsKept() {
        List<Double> values = IntStream.range(0, 1000).mapToObj(i -> (double) i).toList();
        assertThat(Sparkline.of(values, 8)).isEqualTo("▁▂▃▄▅▆▇█");
    }
}
