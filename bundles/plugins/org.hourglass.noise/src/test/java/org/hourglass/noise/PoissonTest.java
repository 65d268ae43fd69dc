package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class PoissonTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Poisson(30);
    }

    @Test
    void hasTheProbabilitiesOfItsDistribution() {
        double[] counts = counts(4, 0.5); // mean 2: P(0) = e⁻² = 0.1353, P(1) = P(2) = 2 e⁻² = 0.2707, P(5) = 0.0361
        // five standard errors for 20,000 draws: 0.0121, 0.0157, 0.0066
        assertThat(share(counts, 0)).isCloseTo(0.1353, within(0.0121));
        assertThat(share(counts, 1)).isCloseTo(0.2707, within(0.0157));
        assertThat(share(counts, 2)).isCloseTo(0.2707, within(0.0157));
        assertThat(share(counts, 5)).isCloseTo(0.0361, within(0.0066));
    }

    @Test
    void hasTheValueAsItsMeanAndValueOverLambdaAsItsVariance() {
        for (double lambda : new double[] {0.1, 30, 80}) {
            double[] noisy = counts(lambda, 0.8);
            double mean = 0.8 * lambda;
            // five standard errors for 20,000 draws; the fourth central moment of a count is m + 3m²
            assertThat(Arrays.stream(noisy).average().orElseThrow())
                    .isCloseTo(mean, within(5 * Math.sqrt(mean / 20_000)));
            assertThat(Arrays.stream(noisy)
                            .map(n -> (n - mean) * (n - mean))
                            .average()
                            .orElseThrow())
                    .isCloseTo(mean, within(5 * Math.sqrt((mean + 2 * mean * mean) / 20_000)));
        }
    }

    @Test
    void leavesDarknessDark() {
        assertThat(corruptedOf(plugin(), new double[2][25], 1, 0)).containsOnly(0);
    }

    @Test
    void countsToWhereTheTailIsBelowOneInTenMillion() {
        assertThat(new Poisson(30).largest()).isEqualTo(quantile(30));
        assertThat(new Poisson(80).largest()).isEqualTo(quantile(80));
    }

    /** The tail summed from its far end, term by term from logarithms. */
    private static int quantile(double lambda) {
        double tail = 0;
        int k = 400;
        while (tail < 1e-7) {
            tail += Math.exp(k * Math.log(lambda) - lambda - logFactorial(k));
            k--;
        }
        return k + 1; // P(N > k) reached the bound, P(N > k + 1) had not
    }

    private static double logFactorial(int k) {
        return IntStream.rangeClosed(2, k).mapToDouble(Math::log).sum();
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }

    private double[] counts(double lambda, double value) {
        double[] noisy = corruptedOf(new Poisson(lambda), Rows.uniform(1, 100, 200, new Interval(value, value)), 1, 0);
        double[] counts = Arrays.stream(noisy).map(x -> x * lambda).toArray();
        assertThat(Arrays.stream(counts).allMatch(n -> Math.abs(n - Math.rint(n)) < 1e-9))
                .isTrue();
        return counts;
    }

    private static double share(double[] values, int of) {
        return Arrays.stream(values).filter(n -> Math.rint(n) == of).count() / (double) values.length;
    }
}
