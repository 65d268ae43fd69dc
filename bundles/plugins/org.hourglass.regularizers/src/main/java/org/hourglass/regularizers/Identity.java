package org.hourglass.regularizers;

import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** The identity matrix: the places of its rows, one-hot. */
final class Identity {

    private Identity() {}

    /** Returns the identity matrix with the axes of a square matrix. */
    static Tensor like(Tensor square) {
        Shape shape = square.shape();
        return square.places(shape.axis(0)).oneHot(shape.axis(1));
    }
}
