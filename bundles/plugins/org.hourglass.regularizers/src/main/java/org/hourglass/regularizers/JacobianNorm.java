package org.hourglass.regularizers;

import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;

/** Squared Frobenius norms ‖∂yᵢ/∂xᵢ‖² of each row i, for functions that map each row by itself. */
final class JacobianNorm {

    private JacobianNorm() {}

    /**
     * Returns unbiased estimates, the mean of ‖vᵀ ∂y/∂x‖² over random v with E[v vᵀ] = I: [batch].
     *
     * <p>The elements of v are -1 or 1, which has the least variance of all such v; then what each row of the Jacobian adds
     * to the norm is exact, and only its products with other rows are random.
     *
     * <p>Source: M. F. Hutchinson, "A stochastic estimator of the trace of the influence matrix for Laplacian smoothing
     * splines", Communications in Statistics 19, 1990.
     */
    static Tensor estimated(Tensor y, Tensor x, Random random, int probes) {
        Tensor total = pulled(y, x, random.sign(y.shape()));
        for (int i = 1; i < probes; i++) {
            total = total.plus(pulled(y, x, random.sign(y.shape())));
        }
        return total.over(probes);
    }

    /** Returns the norms themselves, the sum over the elements of y of the squared norms of their gradients: [batch]. */
    static Tensor exact(Tensor y, Tensor x) {
        Axis batch = y.shape().axis(0);
        Axis units = y.shape().last();
        Tensor total = pulled(y, x, unit(y, 0, units).expand(batch));
        for (int j = 1; j < units.size(); j++) {
            total = total.plus(pulled(y, x, unit(y, j, units).expand(batch)));
        }
        return total;
    }

    private static Tensor unit(Tensor any, int j, Axis units) {
        return any.constant(j).oneHot(units);
    }

    private static Tensor pulled(Tensor y, Tensor x, Tensor v) {
        return y.pullback(x, v).squaredNorm(x.shape().last().name());
    }
}
