package org.hourglass.benchmarks;

import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** The convolutional autoencoder: 28 x 28 x 1, 14 x 14 x 16, 7 x 7 x 32, 16 and the mirrored way back. */
final class Convolutions {

    private static final Axis KERNEL_HEIGHT = axis("kernel-height", 3);
    private static final Axis KERNEL_WIDTH = axis("kernel-width", 3);

    private Convolutions() {}

    static Tensor output(Tensor x, Parameters parameters) {
        Axis batch = x.shape().axis(0);
        Tensor image = x.reshape(batch, axis("height", 28), axis("width", 28), axis("channels", 1));
        Tensor a = down(image, 16, parameters.in("encoder-1")).relu();
        Tensor b = down(a, 32, parameters.in("encoder-2")).relu();
        Tensor code = Workload.layer(b.flatten("pixels"), parameters.in("encoder-3"), axis("code", 16));
        Tensor c = Workload.layer(code, parameters.in("decoder-3"), axis("pixels", 7 * 7 * 32))
                .relu()
                .reshape(batch, axis("height", 7), axis("width", 7), axis("channels", 32));
        Tensor d = up(c, 16, parameters.in("decoder-2")).relu();
        return up(d, 1, parameters.in("decoder-1")).flatten("features");
    }

    private static Tensor down(Tensor image, int channels, Parameters parameters) {
        Shape shape = Shape.of(KERNEL_HEIGHT, KERNEL_WIDTH, image.shape().last().named("in"), axis("out", channels));
        return biased(image.conv2d(parameters.parameter("kernel", shape, Initializer.glorot()), 2), parameters);
    }

    private static Tensor up(Tensor image, int channels, Parameters parameters) {
        Shape shape = Shape.of(
                KERNEL_HEIGHT,
                KERNEL_WIDTH,
                axis("out", channels),
                image.shape().last().named("in"));
        return biased(
                image.conv2dTranspose(parameters.parameter("kernel", shape, Initializer.glorot()), 2), parameters);
    }

    private static Tensor biased(Tensor image, Parameters parameters) {
        Shape channels = Shape.of(image.shape().last());
        return image.plus(parameters.parameter("bias", channels, Initializer.zeros()));
    }
}
