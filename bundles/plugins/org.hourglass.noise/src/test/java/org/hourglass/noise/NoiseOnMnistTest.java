package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.ClassPathCatalog;
import org.hourglass.catalog.Kind;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Noise;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.tensorflow.check.WorkbenchAlgebra;
import org.hourglass.testkit.FakeEvaluation;
import org.hourglass.testkit.FakeScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The noise of each model on all of MNIST's training images, as the workbench's own evaluator measures it. */
final class NoiseOnMnistTest {

    private static final int BLOCK = 500;

    private static final int SOME = 6000;

    private static final Catalog CATALOG = ClassPathCatalog.create();

    private static final Data MNIST = load();

    private static final float[] PIXELS = MNIST.train().slice(0, SOME).values().toArray();

    private static Data load() {
        try {
            return CATALOG.create(CATALOG.find(Kind.DATASET, "mnist"), Dataset.class, Map.of())
                    .load(Path.of(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void clippedGaussianOfOneHalfIsAt9Point37Decibels() { // unclipped it is at 6.02: the clip is more than 3 dB
        assertThat(psnr(new Gaussian(0.5, true, false))).isCloseTo(9.37, within(0.08));
    }

    @Test
    void unclippedGaussianIsAtItsVariance() { // 10 log10(1 / 0.5²) = 6.0206
        assertThat(psnr(new Gaussian(0.5, false, false))).isCloseTo(6.0206, within(0.01));
    }

    @Test
    void maskingOfThreeTenthsIsAt14Point74Decibels() { // 10 log10(1 / (0.3 * 0.1120))
        assertThat(psnr(new Masking(0.3, false))).isCloseTo(14.74, within(0.08));
    }

    @Test
    void saltAndPepperOfOneTenthIsAt13Point18Decibels() { // 10 log10(1 / (0.1 * 0.4813))
        assertThat(psnr(new SaltAndPepper(0.1, false))).isCloseTo(13.18, within(0.08));
    }

    @Test
    void missingColumnsOfOneTenthAreAt19Point51Decibels() { // 10 log10(1 / (0.1 * 0.1120)); few columns hold much ink
        assertThat(psnr(new MissingColumns(0.1))).isCloseTo(19.51, within(0.08));
    }

    /** The mean squared difference of each model worked out from the pixels themselves, in plain Java. */
    static Stream<Arguments> worked() throws IOException {
        return Stream.of(
                of(new Gaussian(0.3, false, true), 0.09 / 3),
                of(new Masking(0.3, true), 0.15 * mean(x -> x * x)),
                of(new SaltAndPepper(0.1, true), 0.05 * mean(x -> (x * x + (1 - x) * (1 - x)) / 2)),
                of(new Ones(0.05), 0.05 * mean(x -> (1 - x) * (1 - x))),
                of(new Speckle(0.3, false), 0.09 * mean(x -> x * x)),
                of(new Poisson(30), mean(x -> x) / 30),
                of(new Uniform(0.5), 0.25 / 3),
                of(new Cauchy(0.005, true), mean(x -> oneSided(0.005, x) + oneSided(0.005, 1 - x))),
                of(new Occlusion(8, 8), hidden()),
                of(new Blur(1), blurred()),
                of(new Quantisation(3), mean(x -> Math.pow(x - Math.floor(7 * x + 0.5) / 7, 2))),
                of(new Jpeg(10), throughFiles()),
                of(new Swap(0.15), swapped(0.15)),
                of(
                        new Mixture(0.3, 0.3, 0.1, 0, false),
                        (0.09 + 0.3 * mean(x -> x * x) + 0.1 * mean(x -> (x * x + (1 - x) * (1 - x)) / 2)) / 3));
    }

    private static Arguments of(Noise noise, double meanSquare) {
        return Arguments.of(noise, 10 * Math.log10(1 / meanSquare));
    }

    @ParameterizedTest
    @MethodSource("worked")
    void isAtTheDecibelsOfTheArithmetic(Noise noise, double decibels) {
        assertThat(psnr(noise, SOME)).isCloseTo(decibels, within(0.08));
    }

    private static double mean(DoubleUnaryOperator function) {
        return IntStream.range(0, PIXELS.length)
                .mapToDouble(i -> function.applyAsDouble(PIXELS[i]))
                .average()
                .orElseThrow();
    }

    /** ∫₀ᵇ e² p(e) de + b² P(e > b) of Cauchy noise: what one side adds where it is clipped at the distance b. */
    private static double oneSided(double scale, double b) {
        double angle = Math.atan(b / scale);
        return scale / Math.PI * (b - scale * angle) + b * b * (0.5 - angle / Math.PI);
    }

    /** A pixel in row i is hidden by as many of the 21 places of 8 rows as reach it, and so in its column. */
    private static double hidden() {
        double sum = 0;
        for (int i = 0; i < PIXELS.length; i++) {
            sum += PIXELS[i] * PIXELS[i] * reached(i / 28 % 28) * reached(i % 28);
        }
        return sum / PIXELS.length;
    }

    private static double reached(int place) {
        return IntStream.range(0, 21).filter(t -> t <= place && place < t + 8).count() / 21.0;
    }

    private static double blurred() {
        double[][] weights = new double[28][28];
        for (int i = 0; i < 28; i++) {
            for (int k = 0; k < 28; k++) {
                weights[i][k] = Math.exp(-(i - k) * (i - k) / 2.0);
            }
            double total = Arrays.stream(weights[i]).sum();
            weights[i] = Arrays.stream(weights[i]).map(w -> w / total).toArray();
        }
        double sum = 0;
        for (int from = 0; from < PIXELS.length; from += 784) {
            double[] across = new double[784];
            for (int i = 0; i < 784; i++) {
                for (int k = 0; k < 28; k++) {
                    across[i] += weights[i % 28][k] * PIXELS[from + i / 28 * 28 + k];
                }
            }
            for (int i = 0; i < 784; i++) {
                double down = 0;
                for (int k = 0; k < 28; k++) {
                    down += weights[i / 28][k] * across[28 * k + i % 28];
                }
                sum += (down - PIXELS[from + i]) * (down - PIXELS[from + i]);
            }
        }
        return sum / PIXELS.length;
    }

    private static double throughFiles() throws IOException {
        double sum = 0;
        for (int from = 0; from < PIXELS.length; from += 784) {
            int[] grey = new int[784];
            for (int i = 0; i < 784; i++) {
                grey[i] = Math.round(255 * PIXELS[from + i]);
            }
            int[] read = JpegTest.throughAFile(grey, 28, 28, 10);
            for (int i = 0; i < 784; i++) {
                sum += Math.pow((read[i] - grey[i]) / 255.0, 2);
            }
        }
        return sum / PIXELS.length;
    }

    /** 2p times the variance of each pixel among the rows of its batch, divided by n - 1. */
    private static double swapped(double p) {
        double sum = 0;
        for (int from = 0; from < SOME; from += BLOCK) {
            for (int j = 0; j < 784; j++) {
                double total = 0;
                double squares = 0;
                for (int i = from; i < from + BLOCK; i++) {
                    double x = PIXELS[784 * i + j];
                    total += x;
                    squares += x * x;
                }
                sum += (squares - total * total / BLOCK) / (BLOCK - 1) * BLOCK;
            }
        }
        return 2 * p * sum / PIXELS.length;
    }

    private static double psnr(Noise noise) {
        return psnr(noise, MNIST.train().size());
    }

    private static double psnr(Noise noise, int images) {
        Samples clean = MNIST.train().slice(0, images);
        Evaluator evaluator =
                CATALOG.create(CATALOG.find(Kind.EVALUATOR, "reconstruction"), Evaluator.class, Map.of("pictured", 1L));
        FakeEvaluation evaluation = new FakeEvaluation(
                        MNIST.sample(), MNIST.range(), clean.slice(0, 1), clean, new Unchanged())
                .withAlgebra(WorkbenchAlgebra.get())
                .withCorruptedTest(corrupted(noise, clean.values()));
        return evaluator.evaluate(evaluation).metrics().get("noisy-psnr");
    }

    private static Matrix corrupted(Noise noise, Matrix clean) {
        float[] values = clean.toArray();
        int size = BLOCK * clean.columns();
        try (Calculator calculator = Calculator.open(1)) {
            Shape shape = Shape.of(axis("batch", BLOCK), axis("features", clean.columns()));
            Tensor x = calculator.input(shape, Interval.UNIT, new double[size]);
            Tensor noisy = noise.corrupt(x, new FakeScope(calculator, MNIST.sample(), true));
            double[] block = new double[size];
            for (int from = 0; from < values.length; from += size) {
                for (int i = 0; i < size; i++) {
                    block[i] = values[from + i];
                }
                calculator.give(x, block);
                calculator.goTo(from / size);
                double[] result = calculator.values(noisy);
                for (int i = 0; i < size; i++) {
                    values[from + i] = (float) result[i];
                }
            }
        }
        return Matrix.of(clean.rows(), clean.columns(), values);
    }

    /** A code that is the sample itself. */
    private record Unchanged() implements Representation {

        @Override
        public int codeSize() {
            return MNIST.sample().size();
        }

        @Override
        public Matrix encode(Matrix samples) {
            return samples;
        }

        @Override
        public Matrix decode(Matrix codes) {
            return codes;
        }
    }
}
