package org.hourglass.architectures;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.List;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** Images that are halved by 3 × 3 convolutions with the same padding, and the way back to their exact sizes. */
final class Images {

    private static final Axis KERNEL_HEIGHT = axis("kernel-height", 3);
    private static final Axis KERNEL_WIDTH = axis("kernel-width", 3);

    private Images() {}

    /** Returns the shape of the sample and, for each convolution, that of half the image before it, rounded up. */
    static List<Shape> levels(Shape sample, List<Integer> channels) {
        if (sample.rank() != 3) {
            throw new IllegalArgumentException(
                    "conv: a sample must be an image [height, width, channels], but got %s; use mlp".formatted(sample));
        }
        List<Shape> levels = new ArrayList<>();
        levels.add(shape(
                sample.axis(0).size(), sample.axis(1).size(), sample.axis(2).size()));
        for (int depth : channels) {
            Shape last = levels.get(levels.size() - 1);
            int height = last.axis(0).size();
            int width = last.axis(1).size();
            if (height < 2 || width < 2) {
                throw new IllegalArgumentException(
                        "conv: an image must be at least %1$d x %1$d for %2$d convolutions, but got %3$s; give fewer `channels`"
                                .formatted((1 << (channels.size() - 1)) + 1, channels.size(), sample));
            }
            levels.add(shape((height + 1) / 2, (width + 1) / 2, depth));
        }
        return levels;
    }

    private static Shape shape(int height, int width, int channels) {
        return Shape.of(axis("height", height), axis("width", width), axis("channels", channels));
    }

    /** Returns rows as images of this shape. */
    static Tensor image(Tensor rows, Shape shape) {
        return rows.reshape(shape.prepend(rows.shape().axis(0)).axes().toArray(Axis[]::new));
    }

    /** Returns a ∗ K + b. */
    static Tensor convolution(Tensor a, int channels, int stride, Parameters layer) {
        Axis in = a.shape().last().named("in");
        Shape shape = Shape.of(KERNEL_HEIGHT, KERNEL_WIDTH, in, axis("out", channels));
        Tensor kernel = layer.parameter("kernel", shape, Initializer.glorot());
        return biased(a.conv2d(kernel, stride), layer);
    }

    /** Returns c ∗ᵀ K + b, twice the image cut to the shape of what was halved. */
    static Tensor transposed(Tensor c, Shape below, Parameters layer) {
        Axis in = c.shape().last().named("in");
        Shape shape = Shape.of(KERNEL_HEIGHT, KERNEL_WIDTH, below.last().named("out"), in);
        Tensor kernel = layer.parameter("kernel", shape, Initializer.glorot());
        return biased(cut(cut(c.conv2dTranspose(kernel, 2), below.axis(0)), below.axis(1)), layer);
    }

    private static Tensor biased(Tensor image, Parameters layer) {
        Shape channels = Shape.of(image.shape().last());
        return image.plus(layer.parameter("bias", channels, Initializer.zeros()));
    }

    /** An odd size is padded at its begin by the convolution, twice its half is not: the first line goes. */
    private static Tensor cut(Tensor image, Axis exact) {
        int size = image.shape().axis(exact.name()).size();
        return size == exact.size() ? image : image.slice(exact.name(), size - exact.size(), size);
    }
}
