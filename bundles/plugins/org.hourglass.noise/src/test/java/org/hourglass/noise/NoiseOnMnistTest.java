package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The noise of each model on all of MNIST's training images, as the workbench's own evaluator measures it. */
final class NoiseOnMnistTest {

    private static final int BLOCK = 500;

    private static final Catalog CATALOG = ClassPathCatalog.create();

    private static Data mnist;

    @BeforeAll
    static void load() throws IOException {
        mnist = CATALOG.create(CATALOG.find(Kind.DATASET, "mnist"), Dataset.class, Map.of())
                .load(Path.of(""));
    }

    @Test
    void clippedGaussianOfOneHalfIsAt9Point37Decibels() { // unclipped it is at 6.02: the clip is more than 3 dB
        assertThat(psnr(new Gaussian(0.5, true))).isCloseTo(9.37, within(0.08));
    }

    @Test
    void unclippedGaussianIsAtItsVariance() { // 10 log10(1 / 0.5²) = 6.0206
        assertThat(psnr(new Gaussian(0.5, false))).isCloseTo(6.0206, within(0.01));
    }

    @Test
    void maskingOfThreeTenthsIsAt14Point74Decibels() { // 10 log10(1 / (0.3 * 0.1120))
        assertThat(psnr(new Masking(0.3))).isCloseTo(14.74, within(0.08));
    }

    @Test
    void saltAndPepperOfOneTenthIsAt13Point18Decibels() { // 10 log10(1 / (0.1 * 0.4813))
        assertThat(psnr(new SaltAndPepper(0.1))).isCloseTo(13.18, within(0.08));
    }

    private static double psnr(Noise noise) {
        Samples clean = mnist.train();
        Evaluator evaluator =
                CATALOG.create(CATALOG.find(Kind.EVALUATOR, "reconstruction"), Evaluator.class, Map.of("pictured", 1L));
        FakeEvaluation evaluation = new FakeEvaluation(
                        mnist.sample(), mnist.range(), clean.slice(0, 1), clean, new Unchanged())
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
            Tensor noisy = noise.corrupt(x, new FakeScope(calculator, x.shape().without("batch"), true));
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
            return mnist.sample().size();
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
