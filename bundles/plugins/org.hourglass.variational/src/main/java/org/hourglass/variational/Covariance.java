package org.hourglass.variational;

import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Tensor;

/** The covariance of the units of a code, [code, other], and how far it is from the identity. */
record Covariance(Tensor value) {

    /** Returns that of rows [batch, code], divided by n. */
    static Covariance of(Tensor rows) {
        Tensor centered = rows.minus(rows.mean("batch"));
        int n = rows.shape().axis("batch").size();
        return new Covariance(
                centered.dot(centered.rename("code", "other"), "batch").over(n));
    }

    /** Returns this with variances [code] added to its diagonal. */
    Covariance plus(Tensor variances) {
        return new Covariance(value.plus(identity().times(variances)));
    }

    /** Returns offDiagonal · Σ C² off the diagonal + diagonal · Σ (C − 1)² on it. */
    Tensor distance(double offDiagonal, double diagonal) {
        Tensor squares = value.minus(identity()).square();
        Tensor on = squares.times(identity());
        return squares.minus(on).sum().times(offDiagonal).plus(on.sum().times(diagonal));
    }

    private Tensor identity() {
        Axis code = value.shape().axis("code");
        Tensor index = value.constant(1).expand(code).cumulativeSum("code").minus(1);
        return index.oneHot(axis("other", code.size()));
    }
}
