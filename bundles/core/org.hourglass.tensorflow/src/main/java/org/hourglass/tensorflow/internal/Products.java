package org.hourglass.tensorflow.internal;

import static org.tensorflow.op.linalg.MatMul.transposeA;
import static org.tensorflow.op.linalg.MatMul.transposeB;

import java.util.List;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** Matrix products, convolutions and pooling. */
final class Products {

    private Products() {}

    static TfTensor dot(TfTensor x, TfTensor y, String axis) {
        if (!x.shape().axis(axis).equals(y.shape().axis(axis))) {
            throw new IllegalArgumentException("dot: axis `%s` must have one size, but got %d in %s and %d in %s"
                    .formatted(
                            axis,
                            x.shape().axis(axis).size(),
                            x.shape(),
                            y.shape().axis(axis).size(),
                            y.shape()));
        }
        Shape result =
                x.shape().without(axis).append(y.shape().without(axis).axes().toArray(Axis[]::new));
        TfTensor a = matrix(x, axis);
        TfTensor b = matrix(y, axis);
        Ops tf = x.graph().tf();
        Operand<TNumber> product = tf.linalg.matMul(
                a.node(),
                b.node(),
                transposeA(a.shape().indexOf(axis) == 0),
                transposeB(b.shape().indexOf(axis) == 1));
        return x.graph()
                .tensor(result.rank() == 2 ? product : tf.reshape(product, tf.constant(result.sizes())), result);
    }

    /** Two axes, one of them the given one: the transposition is left to the product. */
    private static TfTensor matrix(TfTensor x, String axis) {
        if (x.shape().rank() == 2) {
            return x;
        }
        Axis others = new Axis("(others)", x.shape().without(axis).size());
        return Shaping.reshape(
                Shaping.innermost(x, axis), Shape.of(others, x.shape().axis(axis)));
    }

    static TfTensor conv2d(TfTensor image, TfTensor kernel, int stride) {
        requireKernel("conv2d", image, kernel, 2);
        Shape result = divided(image.shape(), stride, kernel.shape().axis(3).size());
        Ops tf = image.graph().tf();
        return image.graph().tensor(tf.nn.conv2d(image.node(), kernel.node(), window(stride), "SAME"), result);
    }

    static TfTensor conv2dTranspose(TfTensor image, TfTensor kernel, int stride) {
        requireKernel("conv2dTranspose", image, kernel, 3);
        Shape result = image(
                image.shape(),
                image.shape().axis(1).size() * stride,
                image.shape().axis(2).size() * stride,
                kernel.shape().axis(2).size());
        Ops tf = image.graph().tf();
        Operand<TNumber> node = tf.nn.conv2dBackpropInput(
                tf.constant(result.sizes()), kernel.node(), image.node(), window(stride), "SAME");
        return image.graph().tensor(node, result);
    }

    static TfTensor maxPool2d(TfTensor image, int window) {
        requireImage("maxPool2d", image);
        Ops tf = image.graph().tf();
        Operand<TInt32> size = tf.constant(new int[] {1, window, window, 1});
        return image.graph()
                .tensor(tf.nn.maxPool(image.node(), size, size, "SAME"), pooled(image.shape(), window), image.range());
    }

    static TfTensor meanPool2d(TfTensor image, int window) {
        requireImage("meanPool2d", image);
        Ops tf = image.graph().tf();
        List<Long> size = window(window);
        return image.graph()
                .tensor(tf.nn.avgPool(image.node(), size, size, "SAME"), pooled(image.shape(), window), image.range());
    }

    private static void requireImage(String operation, TfTensor image) {
        if (image.shape().rank() != 4) {
            throw new IllegalArgumentException(
                    "%s: the image must have four axes (batch, height, width, channels), but got %s"
                            .formatted(operation, image.shape()));
        }
    }

    private static void requireKernel(String operation, TfTensor image, TfTensor kernel, int channels) {
        requireImage(operation, image);
        Shape shape = kernel.shape();
        if (shape.rank() != 4
                || shape.axis(channels).size() != image.shape().last().size()) {
            throw new IllegalArgumentException(
                    "%s: axis %d of the kernel's four must be the image's channels, but got kernel %s and image %s"
                            .formatted(operation, channels, shape, image.shape()));
        }
    }

    private static List<Long> window(int size) {
        return List.of(1L, (long) size, (long) size, 1L);
    }

    private static Shape pooled(Shape image, int window) {
        return divided(image, window, image.last().size());
    }

    private static Shape divided(Shape image, int stride, int channels) {
        return image(
                image,
                ceilDiv(image.axis(1).size(), stride),
                ceilDiv(image.axis(2).size(), stride),
                channels);
    }

    private static int ceilDiv(int size, int stride) {
        return (size + stride - 1) / stride;
    }

    private static Shape image(Shape old, int height, int width, int channels) {
        return Shape.of(
                old.axis(0),
                new Axis(old.axis(1).name(), height),
                new Axis(old.axis(2).name(), width),
                new Axis(old.axis(3).name(), channels));
    }
}
