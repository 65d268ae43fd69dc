package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.tensorflow.check.WorkbenchAlgebra;
import org.junit.jupiter.api.Test;

final class PlainAlgebraTest {

    private final LinearAlgebra plain = new PlainAlgebra();

    @Test
    void findsTheEigenvaluesOfATwoByTwoMatrix() { // (2 1; 1 2): 3 along (1, 1), 1 along (1, -1)
        LinearAlgebra.Eigen eigen = plain.eigen(new double[] {2, 1, 1, 2}, 2);
        double half = Math.sqrt(0.5);
        assertThat(eigen.values()).containsExactly(new double[] {3, 1}, within(1e-12));
        assertThat(eigen.vectors()[0]).containsExactly(new double[] {half, half}, within(1e-12));
        assertThat(Math.abs(eigen.vectors()[1][0])).isCloseTo(half, within(1e-12));
    }

    @Test
    void agreesWithTheWorkbenchsOwn() {
        LinearAlgebra fast = WorkbenchAlgebra.get();
        Matrix a = Rows.matrix(Rows.uniform(1, 12, 7, new Interval(-1, 1)));
        Matrix b = Rows.matrix(Rows.uniform(2, 7, 5, new Interval(-1, 1)));
        Matrix c = Rows.matrix(Rows.uniform(3, 9, 7, new Interval(-1, 1)));
        assertThat(plain.product(a, b).toArray())
                .containsExactly(fast.product(a, b).toArray(), within(1e-5f));
        assertThat(plain.productTransposed(a, c).toArray())
                .containsExactly(fast.productTransposed(a, c).toArray(), within(1e-5f));
        assertThat(plain.mean(a)).containsExactly(fast.mean(a), within(1e-12));
        double[] covariance = plain.covariance(a);
        assertThat(covariance).containsExactly(fast.covariance(a), within(1e-12));
        assertThat(plain.eigen(covariance, 7).values())
                .containsExactly(fast.eigen(covariance, 7).values(), within(1e-10));
        assertThat(plain.nearest(c, a, 3, false)).isDeepEqualTo(fast.nearest(c, a, 3, false));
        assertThat(plain.nearest(a, a, 3, true)).isDeepEqualTo(fast.nearest(a, a, 3, true));
    }
}
