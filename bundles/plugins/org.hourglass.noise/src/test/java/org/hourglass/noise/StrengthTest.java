package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Noise whose strength is drawn for each sample. */
final class StrengthTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Gaussian(0.6, false, true);
    }

    @Nested
    final class OfMasking implements NoiseContract {

        @Override
        public Noise plugin() {
            return new Masking(0.8, true);
        }

        @Test
        void masksEachSampleByAShareOfItsOwnUniformUpToTheStatedOne() {
            assertUniformUpTo(0.8, rowMeans(plugin(), 1, x -> 1 - x));
        }
    }

    @Nested
    final class OfSaltAndPepper implements NoiseContract {

        @Override
        public Noise plugin() {
            return new SaltAndPepper(0.8, true);
        }

        @Test
        void replacesInEachSampleAShareOfItsOwnUniformUpToTheStatedOne() {
            assertUniformUpTo(0.8, rowMeans(plugin(), 0.5, x -> x == 0.5 ? 0 : 1));
            assertUniformUpTo(0.4, rowMeans(plugin(), 0.5, x -> x == 1 ? 1 : 0)); // half of it is salt
        }
    }

    @Nested
    final class OfSpeckle implements NoiseContract {

        @Override
        public Noise plugin() {
            return new Speckle(0.6, true);
        }

        @Test
        void multipliesEachSampleByNoiseOfADeviationOfItsOwn() {
            double[] variances = rowMeans(plugin(), 1, x -> (x - 1) * (x - 1));
            assertUniformUpTo(0.6, Arrays.stream(variances).map(Math::sqrt).toArray());
        }
    }

    @Test
    void addsNoiseOfADeviationOfItsOwnToEachSample() {
        double[] variances = rowMeans(plugin(), 0, e -> e * e);
        assertUniformUpTo(0.6, Arrays.stream(variances).map(Math::sqrt).toArray());
    }

    /** Of 400 samples of 400 equal values, the mean of a function in each. */
    private double[] rowMeans(Noise noise, double value, DoubleUnaryOperator function) {
        double[] noisy = corruptedOf(noise, Rows.uniform(1, 400, 400, new Interval(value, value)), 1, 0);
        return IntStream.range(0, 400)
                .mapToDouble(i -> Arrays.stream(noisy, 400 * i, 400 * i + 400)
                        .map(function)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /**
     * The mean of 400 draws from U(0, most) is most/2, with five standard errors 5 most / sqrt(12 * 400) = 0.072 most; a
     * quarter is below most/4, with 5 sqrt(0.1875 / 400) = 0.108.
     */
    private static void assertUniformUpTo(double most, double[] strengths) {
        assertThat(Arrays.stream(strengths).average().orElseThrow()).isCloseTo(most / 2, within(0.072 * most));
        double low = Arrays.stream(strengths).filter(s -> s < most / 4).count() / 400.0;
        assertThat(low).isCloseTo(0.25, within(0.108));
    }
}
