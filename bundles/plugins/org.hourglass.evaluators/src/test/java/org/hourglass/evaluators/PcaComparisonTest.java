package org.hourglass.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.EvaluatorContract;
import org.hourglass.testkit.FakeEvaluation;
import org.hourglass.testkit.PlainAlgebra;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class PcaComparisonTest implements EvaluatorContract {

    private static final double HALF = Math.sqrt(0.5);

    @Override
    public Evaluator plugin() {
        return new PcaComparison();
    }

    /** The projection on the span of orthonormal rows, decoded by a rotated and scaled basis of it. */
    private record Subspace(Matrix encoder, Matrix decoder) implements Representation {

        static Subspace of(double[]... rows) {
            return new Subspace(Rows.matrix(rows), Rows.matrix(rows));
        }

        @Override
        public int codeSize() {
            return encoder.rows();
        }

        @Override
        public Matrix encode(Matrix samples) {
            return new PlainAlgebra().productTransposed(samples, encoder);
        }

        @Override
        public Matrix decode(Matrix codes) {
            return new PlainAlgebra().product(codes, decoder);
        }
    }

    /** Centred data in three dimensions with variances that fall from the first to the last. */
    private static Map<String, Double> compared(Representation subject, Representation pca) {
        double[][] rows = new double[200][];
        double[][] uniform = Rows.uniform(1, 100, 3, new Interval(-1, 1));
        for (int i = 0; i < 100; i++) {
            rows[2 * i] = new double[] {4 * uniform[i][0], 2 * uniform[i][1], uniform[i][2]};
            rows[2 * i + 1] = new double[] {-rows[2 * i][0], -rows[2 * i][1], -rows[2 * i][2]};
        }
        Samples samples = new Samples(Rows.matrix(rows), Optional.empty());
        return new PcaComparison()
                .evaluate(new FakeEvaluation(Shape.of(axis("features", 3)), Interval.ALL, samples, samples, subject)
                        .withBaseline("pca", pca))
                .metrics();
    }

    @Test
    void isOneForPcaItself() {
        Representation pca = Subspace.of(new double[] {1, 0, 0}, new double[] {0, 1, 0});
        Map<String, Double> found = compared(pca, pca);
        assertThat(found.get("pca-ratio")).isCloseTo(1, within(1e-12));
        assertThat(found.get("pca-overlap")).isCloseTo(1, within(1e-6));
        assertThat(found.get("pca-angle")).isCloseTo(0, within(0.05));
    }

    @Test
    void comparesSubspacesAndNotTheirAxes() { // a linear autoencoder's basis is rotated and scaled
        Representation pca = Subspace.of(new double[] {1, 0, 0}, new double[] {0, 1, 0});
        Matrix half = Rows.matrix(new double[][] {{HALF / 2, HALF / 2, 0}, {HALF / 2, -HALF / 2, 0}});
        Matrix twice = Rows.matrix(new double[][] {{2 * HALF, 2 * HALF, 0}, {2 * HALF, -2 * HALF, 0}});
        Map<String, Double> found = compared(new Subspace(half, twice), pca);
        assertThat(found.get("pca-ratio")).isCloseTo(1, within(1e-6));
        assertThat(found.get("pca-overlap")).isCloseTo(1, within(1e-6));
    }

    @Test
    void findsTheAngleThatWasPutIn() {
        // one direction shared, the other turned by 30 degrees: overlap (1 + cos² 30) / 2 = 0.875
        Representation pca = Subspace.of(new double[] {1, 0, 0}, new double[] {0, 1, 0});
        double c = Math.cos(Math.toRadians(30));
        Representation turned = Subspace.of(new double[] {1, 0, 0}, new double[] {0, c, 0.5});
        Map<String, Double> found = compared(turned, pca);
        assertThat(found.get("pca-angle")).isCloseTo(30, within(0.01));
        assertThat(found.get("pca-overlap")).isCloseTo(0.875, within(1e-5));
        assertThat(found.get("pca-ratio")).isGreaterThan(1);
    }

    @Test
    void isZeroForAnOrthogonalSubspace() {
        Map<String, Double> found = compared(Subspace.of(new double[] {0, 0, 1}), Subspace.of(new double[] {1, 0, 0}));
        assertThat(found.get("pca-overlap")).isCloseTo(0, within(1e-6));
        assertThat(found.get("pca-angle")).isCloseTo(90, within(0.01));
    }

    @Test
    void findsNothingWherePcaLosesNothing() {
        Representation all = Subspace.of(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1});
        assertThat(compared(all, all)).isEmpty();
    }

    @Test
    void asksForPcaBeforehand() {
        assertThat(plugin().baselines()).containsExactly("pca");
    }
}
