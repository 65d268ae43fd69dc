package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TensorFlowAlgebraTest {

    private final TensorFlowAlgebra algebra = new TensorFlowAlgebra();

    @AfterEach
    void close() {
        algebra.close();
    }

    private static Matrix random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.3f;
        }
        return Matrix.of(rows, columns, values);
    }

    @Test
    void multiplies() {
        Matrix a = random(5, 7, 1);
        Matrix b = random(7, 3, 2);
        Matrix product = algebra.product(a, b);
        assertThat(product).hasToString("[5, 3]");
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 7; k++) {
                    sum += (double) a.get(i, k) * b.get(k, j);
                }
                assertThat((double) product.get(i, j)).isCloseTo(sum, within(1e-6));
            }
        }
    }

    @Test
    void multipliesWithTheTransposed() {
        Matrix product = algebra.productTransposed(
                Matrix.of(new float[][] {{1, 2}, {3, 4}}), Matrix.of(new float[][] {{10, 100}}));
        assertThat(product).hasToString("[2, 1]");
        assertThat(product.toArray()).containsExactly(210, 430);
    }

    @Test
    void saysWhichMatricesDoNotFit() {
        assertThatThrownBy(() -> algebra.product(random(2, 3, 1), random(2, 3, 1)))
                .hasMessage("product: the columns of a must be the rows of b, but got [2, 3] and [2, 3]");
        assertThatThrownBy(() -> algebra.productTransposed(random(2, 3, 1), random(2, 4, 1)))
                .hasMessage("productTransposed: the columns of a must be the columns of b, but got [2, 3] and [2, 4]");
        assertThatThrownBy(() -> algebra.covariance(random(1, 3, 1)))
                .hasMessage("covariance: there must be at least 2 rows, but got [1, 3]");
        assertThatThrownBy(() -> algebra.eigen(new double[5], 2))
                .hasMessage("eigen: there must be 2 x 2 values, but got 5");
        assertThatThrownBy(() -> algebra.nearest(random(2, 3, 1), random(2, 3, 1), 2, true))
                .hasMessage("nearest: count must be in [1, 1], the rows to choose from, but got 2");
    }

    @Test
    void averagesInDoublePrecision() {
        // in float32 the sum would stay at 2²⁴
        int n = (1 << 24) + 100;
        float[] ones = new float[n];
        java.util.Arrays.fill(ones, 1);
        assertThat(algebra.mean(Matrix.of(n, 1, ones))).containsExactly(1);
    }

    @Test
    void computesTheCovarianceLikePlainLoops() {
        Matrix samples = random(4100, 5, 3);
        double[] mean = algebra.mean(samples);
        double[] covariance = algebra.covariance(samples);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double sum = 0;
                for (int k = 0; k < samples.rows(); k++) {
                    sum += (samples.get(k, i) - mean[i]) * (samples.get(k, j) - mean[j]);
                }
                assertThat(covariance[i * 5 + j]).isCloseTo(sum / (samples.rows() - 1), within(1e-13));
            }
        }
    }

    @Test
    void findsEigenvectorsLargestFirstAndTurnedToPositive() {
        // [[2, 1], [1, 2]]: 3 with (1, 1)/√2, and 1 with (1, -1)/√2
        LinearAlgebra.Eigen eigen = algebra.eigen(new double[] {2, 1, 1, 2}, 2);
        double half = Math.sqrt(0.5);
        assertThat(eigen.values()).containsExactly(new double[] {3, 1}, within(1e-14));
        assertThat(eigen.vectors()[0]).containsExactly(new double[] {half, half}, within(1e-14));
        assertThat(eigen.vectors()[1]).satisfies(v -> {
            assertThat(v[0] + v[1]).isCloseTo(0, within(1e-14));
            int largest = Math.abs(v[0]) >= Math.abs(v[1]) ? 0 : 1;
            assertThat(v[largest]).isCloseTo(half, within(1e-14));
        });
        // diag(1, 5, 3) with signs that a solver may turn
        assertThat(algebra.eigen(new double[] {1, 0, 0, 0, 5, 0, 0, 0, 3}, 3).vectors())
                .isDeepEqualTo(new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
    }

    @Test
    void decomposesACovariance() {
        int size = 20;
        double[] covariance = algebra.covariance(random(300, size, 4));
        LinearAlgebra.Eigen eigen = algebra.eigen(covariance, size);
        assertThat(eigen.values()).isSortedAccordingTo(Comparator.reverseOrder());
        for (int k = 0; k < size; k++) {
            double[] v = eigen.vectors()[k];
            for (int i = 0; i < size; i++) {
                double product = 0;
                for (int j = 0; j < size; j++) {
                    product += covariance[i * size + j] * v[j];
                }
                assertThat(product).isCloseTo(eigen.values()[k] * v[i], within(1e-13));
            }
        }
    }

    /** The same by sorting all distances in float64, then rows. */
    private static int[][] plainly(Matrix queries, Matrix gallery, int count, boolean excludeSelf) {
        return IntStream.range(0, queries.rows())
                .mapToObj(i -> IntStream.range(0, gallery.rows())
                        .filter(j -> !excludeSelf || i != j)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer j) -> distance(queries.row(i), gallery.row(j)))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(count)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
        }
        return sum;
    }

    @Test
    void findsNeighboursLikeASearchInDoublePrecision() {
        Matrix gallery = random(400, 16, 5);
        Matrix queries = random(50, 16, 6);
        assertThat(algebra.nearest(queries, gallery, 7, false)).isDeepEqualTo(plainly(queries, gallery, 7, false));
        assertThat(algebra.nearest(gallery, gallery, 3, true)).isDeepEqualTo(plainly(gallery, gallery, 3, true));
    }

    @Test
    void breaksTiesByRowAlsoWhereFloat32CannotTell() {
        // far from the origin float32 products round off all differences
        Random random = new Random(7);
        float[][] rows = new float[200][4];
        for (float[] row : rows) {
            for (int k = 0; k < row.length; k++) {
                row[k] = 1000 + random.nextInt(3) * 0.001f;
            }
        }
        Matrix gallery = Matrix.of(rows);
        assertThat(algebra.nearest(gallery, gallery, 5, true)).isDeepEqualTo(plainly(gallery, gallery, 5, true));
    }

    @Test
    void countsARowAsItsOwnNeighbourUnlessExcluded() {
        Matrix gallery = Matrix.of(new float[][] {{0}, {1}, {1}, {5}});
        assertThat(algebra.nearest(gallery, gallery, 2, false))
                .isDeepEqualTo(new int[][] {{0, 1}, {1, 2}, {1, 2}, {3, 1}});
        assertThat(algebra.nearest(gallery, gallery, 2, true))
                .isDeepEqualTo(new int[][] {{1, 2}, {2, 0}, {1, 0}, {1, 2}});
    }
}
