package org.hourglass.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SplitMix64Test {

    @Test
    void drawsTheNumbersOfTheJdksOwnImplementation() {
        SplitMix64 random = new SplitMix64(42);
        SplittableRandom oracle = new SplittableRandom(42);
        for (int i = 0; i < 100; i++) {
            assertThat(random.next()).isEqualTo(oracle.nextLong());
        }
    }

    @Test
    void drawsNormalNumbersWithTheirMoments() {
        SplitMix64 random = new SplitMix64(1);
        double[] normal = DoubleStream.generate(random::normal).limit(40_000).toArray();
        // five standard errors: of the mean 5 / 200, of the variance 5 sqrt(2) / 200
        assertThat(DoubleStream.of(normal).average().orElseThrow()).isCloseTo(0, within(0.025));
        assertThat(DoubleStream.of(normal).map(z -> z * z).average().orElseThrow())
                .isCloseTo(1, within(0.0354));
    }

    @Test
    void drawsIndependentlyForEachPurpose() {
        assertThat(new SplitMix64(1).named("train").next())
                .isNotEqualTo(new SplitMix64(1).named("test").next());
    }
}
