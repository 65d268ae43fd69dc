package org.hourglass.regularizers;

import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Tensor;

/** The identity matrix, which a tensor knows only as the one-hot rows of counted numbers. */
final class Identity {

    private Identity() {}

    /** Returns the identity matrix with the axes of a square matrix. */
    static Tensor like(Tensor square) {
        Axis rows = square.shape().axis(0);
        Tensor numbers =
                square.constant(1).expand(rows).cumulativeSum(rows.name()).minus(1);
        return numbers.oneHot(square.shape().axis(1));
    }
}
