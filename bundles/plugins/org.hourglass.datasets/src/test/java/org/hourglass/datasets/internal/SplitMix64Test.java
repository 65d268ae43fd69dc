package org.hourglass.datasets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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

    @Test
    void drawsEveryNumberBelowABoundEquallyOften() {
        SplitMix64 random = new SplitMix64(3);
        int[] counts = new int[5];
        for (int i = 0; i < 50_000; i++) {
            counts[random.below(5)]++;
        }
        // binomial with n = 50,000 and p = 0.2 has a deviation of sqrt(n p (1 - p)) = 89.4: five of them
        for (int count : counts) {
            assertThat(count).isCloseTo(10_000, within(447));
        }
    }

    @Test
    void drawsEveryOrderEquallyOften() {
        SplitMix64 random = new SplitMix64(4);
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 60_000; i++) {
            counts.merge(Arrays.toString(random.permutation(3)), 1, Integer::sum);
        }
        // six orders, each with a deviation of sqrt(60,000 / 6 * 5 / 6) = 91.3: five of them
        assertThat(counts).hasSize(6).allSatisfy((order, count) -> assertThat(count)
                .isCloseTo(10_000, within(456)));
    }
}
