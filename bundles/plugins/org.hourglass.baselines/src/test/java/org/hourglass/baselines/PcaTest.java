package org.hourglass.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.ClassPathCatalog;
import org.hourglass.catalog.Kind;
import org.hourglass.spi.Baseline;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.tensorflow.check.WorkbenchAlgebra;
import org.hourglass.testkit.BaselineContract;
import org.hourglass.testkit.PlainAlgebra;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tribuo.math.la.DenseMatrix;

final class PcaTest implements BaselineContract {

    @Override
    public Baseline plugin() {
        return new Pca();
    }

    @Override
    public LinearAlgebra algebra() {
        return WorkbenchAlgebra.get();
    }

    @Override
    public boolean drawsRandomNumbers() {
        return false;
    }

    @Override
    public Optional<String> refusalOfLargeCodes() {
        return Optional.of("pca: the code size must be from 1 to the 6 features of a sample, but got 7");
    }

    @Test
    void matchesTheHandComputedValue() {
        // mean (2, 1); along (0.6, 0.8) the points lie at -5, 0 and 5, across at 0: the first component keeps all
        Matrix line = Rows.matrix(new double[][] {{-1, -3}, {2, 1}, {5, 5}});
        Representation fitted = fitted(line, 1, 1);
        assertThat(fitted.encode(line).toArray()).containsExactly(new float[] {-5, 0, 5}, within(1e-5f));
        assertThat(fitted.reconstruct(line).toArray()).containsExactly(line.toArray(), within(1e-5f));
        // (8, 9) is 10 along and 0 across; (2 - 0.8, 1 + 0.6) is 0 along and 1 across, so it goes to the mean
        Matrix others = Rows.matrix(new double[][] {{8, 9}, {1.2, 1.6}});
        assertThat(fitted.reconstruct(others).toArray()).containsExactly(new float[] {8, 9, 2, 1}, within(1e-5f));
    }

    @Test
    void losesTheSumOfTheDiscardedEigenvalues() {
        double[] values = Pca.spectrum(samples(), algebra()).values();
        double discarded = Arrays.stream(values).skip(codeSize()).sum();
        float[] x = train().toArray();
        float[] r = fitted(train(), codeSize(), 1).reconstruct(train()).toArray();
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            squares += ((double) x[i] - r[i]) * ((double) x[i] - r[i]);
        }
        // the eigenvalues are of the covariance divided by n - 1
        assertThat(squares / (train().rows() - 1)).isCloseTo(discarded, within(1e-5 * discarded));
    }

    @Test
    void centresAndDoesNotStandardise() { // a public post gets its number of components wrong by standardising
        Matrix scaled = Rows.matrix(new double[][] {{100, 0.1}, {104, -0.1}, {108, 0.1}, {112, -0.1}});
        double[][] vectors =
                Pca.spectrum(new Samples(scaled, Optional.empty()), algebra()).vectors();
        assertThat(vectors[0][0]).isGreaterThan(0.99);
    }

    @Test
    void takesEigenvaluesForVariancesOnce() { // and not their squares, nor the singular values
        Matrix line = Rows.matrix(new double[][] {{-3}, {0}, {3}});
        assertThat(Pca.spectrum(new Samples(line, Optional.empty()), algebra()).values())
                .containsExactly(new double[] {9}, within(1e-9));
    }

    @Test
    void agreesWithPlainJava() {
        LinearAlgebra.Eigen fast = Pca.spectrum(samples(), algebra());
        LinearAlgebra.Eigen plain = Pca.spectrum(samples(), new PlainAlgebra());
        for (int i = 0; i < train().columns(); i++) {
            assertThat(fast.values()[i]).isCloseTo(plain.values()[i], within(1e-9));
            assertThat(fast.vectors()[i]).containsExactly(plain.vectors()[i], within(1e-7));
        }
    }

    @Test
    void agreesWithTribuo() {
        int size = train().columns();
        double[] covariance = algebra().covariance(train());
        double[][] rows = new double[size][size];
        for (int i = 0; i < size * size; i++) { // Tribuo wants symmetry to the last bit
            rows[i / size][i % size] = (covariance[i] + covariance[i % size * size + i / size]) / 2;
        }
        double[] tribuo = DenseMatrix.createDenseMatrix(rows)
                .eigenDecomposition()
                .orElseThrow()
                .eigenvalues()
                .toArray();
        Arrays.sort(tribuo);
        double[] ours = Pca.spectrum(samples(), algebra()).values();
        for (int i = 0; i < size; i++) {
            assertThat(ours[i]).isCloseTo(tribuo[size - 1 - i], within(1e-9));
        }
    }

    private Samples samples() {
        return new Samples(train(), Optional.empty());
    }

    /** What two independent publications tell of MNIST's 60,000 training images, centred, not standardised. */
    @Nested
    final class OnMnist {

        private static final double[] RATIOS = {
            .09704664, .07095924, .06169089, .05389419, .04868797, .04312231, .0327193, .02883895, .02762029, .02357001
        };

        @Test
        void hasThePublishedSpectrumAndResidual() throws Exception {
            Catalog catalog = ClassPathCatalog.create();
            Dataset mnist = catalog.create(catalog.find(Kind.DATASET, "mnist"), Dataset.class, Map.of());
            Samples train = mnist.load(Path.of("")).train();
            LinearAlgebra.Eigen spectrum = Pca.spectrum(train, algebra());
            double[] values = spectrum.values();
            double total = Arrays.stream(values).sum();
            for (int i = 0; i < RATIOS.length; i++) {
                assertThat(values[i] / total).as("ratio %d", i).isCloseTo(RATIOS[i], within(1e-5));
            }
            // what ten components leave of each training image: the discarded eigenvalues, divided by n instead of n -
            // 1
            double n = train.size();
            double residual = Arrays.stream(values).skip(RATIOS.length).sum() * (n - 1) / n;
            assertThat(residual).isCloseTo(26.987, within(0.001));
            double[][] basis = Arrays.copyOf(spectrum.vectors(), RATIOS.length);
            Representation ten = new Projection(basis, algebra().mean(train.values()), algebra());
            assertThat(squaredError(train.values().slice(0, 10_000), ten)).isCloseTo(26.987, within(0.3));
        }

        private double squaredError(Matrix x, Representation representation) {
            float[] clean = x.toArray();
            float[] back = representation.reconstruct(x).toArray();
            double squares = 0;
            for (int i = 0; i < clean.length; i++) {
                squares += ((double) clean[i] - back[i]) * ((double) clean[i] - back[i]);
            }
            return squares / x.rows();
        }
    }
}
