package org.hourglass.spi;

import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** The layers that architectures are made of. */
public final class Layers {

    private Layers() {}

    /**
     * Returns a fully connected layer, x · W + b, before any activation.
     *
     * <p>Shape: x [batch, in], W [in, out] as parameter {@code weights}, b [out] as parameter {@code bias}, result [batch,
     * out]. W starts by Glorot's rule, b at 0.
     *
     * @param x two axes, the inner one being contracted
     * @param out the new axis
     * @param parameters the layer's own scope
     */
    public static Tensor dense(Tensor x, Axis out, Parameters parameters) {
        Axis in = x.shape().last();
        Tensor weights = parameters.parameter("weights", Shape.of(in, out), Initializer.glorot());
        return x.dot(weights, in.name()).plus(parameters.parameter("bias", Shape.of(out), Initializer.zeros()));
    }
}
