package org.hourglass.tensorflow.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.internal.c_api.TFJ_GradFuncAdapter;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.RawCustomGradient;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * The gradients of gradients that TensorFlow's native library lacks. TensorFlow keeps them for the life of the process and
 * calls them while a graph is built. All go through one callback: JavaCPP keeps room for ten, and a process that calls an
 * eleventh dies.
 */
final class MissingGradients {

    private static final Map<String, Function<Node, List<Operand<?>>>> BY_OPERATION = new ConcurrentHashMap<>();
    private static final TFJ_GradFuncAdapter CALLBACK = RawCustomGradient.adapter(MissingGradients::gradients);

    private MissingGradients() {}

    /** TensorFlow for Java cannot call back on Windows. */
    static boolean areSupported() {
        return !Loader.getPlatform().startsWith("windows");
    }

    static void register() {
        if (!areSupported()) {
            return;
        }
        registerActivations();
        registerImages();
        define(Softplus.SLOPE, node -> List.of(node.times(node.g(), node.tf.math.sigmoid(node.input(0)))));
        define("BiasAddGrad", node -> List.of(node.tf.broadcastTo(node.g(), node.tf.shape(node.input(0)))));
        define("OnesLike", node -> List.of(node.zeros(0)));
    }

    private static void define(String operation, Function<Node, List<Operand<?>>> gradients) {
        BY_OPERATION.put(operation, gradients);
        if (!tensorflow.TFJ_RegisterCustomGradient(operation, CALLBACK)) {
            throw new IllegalStateException(operation + " has a gradient already");
        }
    }

    private static List<Operand<?>> gradients(Ops tf, GraphOperation operation, List<Output<?>> outer) {
        return Objects.requireNonNull(BY_OPERATION.get(operation.type())).apply(new Node(tf, operation, outer));
    }

    private static void registerActivations() {
        // y = sigmoid(x), f(y, d) = d · y · (1 - y)
        define(
                "SigmoidGrad",
                node -> List.of(
                        node.times(node.times(node.g(), node.input(1)), node.plus(node.times(node.input(0), -2), 1)),
                        node.tf.math.sigmoidGrad(node.input(0), node.g())));
        // y = tanh(x), f(y, d) = d · (1 - y²)
        define(
                "TanhGrad",
                node -> List.of(
                        node.times(node.times(node.g(), node.input(1)), node.times(node.input(0), -2)),
                        node.tf.math.tanhGrad(node.input(0), node.g())));
        // f(d, x) = d · [x > 0]
        define("ReluGrad", node -> List.of(node.tf.nn.reluGrad(node.g(), node.input(1)), node.zeros(1)));
        // y = elu(x), f(d, y) = d · (y + 1 if y < 0, else 1)
        define(
                "EluGrad",
                node -> List.of(
                        node.tf.nn.eluGrad(node.g(), node.input(1)),
                        node.tf.select(
                                node.tf.math.less(node.input(1), node.constant(0)),
                                node.times(node.g(), node.input(0)),
                                node.zeros(1))));
        // y = √x, f(y, d) = d / 2y
        define(
                "SqrtGrad",
                node -> List.of(
                        node.over(
                                node.times(node.times(node.g(), node.input(1)), -0.5),
                                node.tf.math.square(node.input(0))),
                        node.over(node.times(node.g(), 0.5), node.input(0))));
    }

    private static void registerImages() {
        // f(x, sizes, d): bilinear in x and d
        define(
                "Conv2DBackpropFilter",
                node -> List.of(
                        node.tf.nn.conv2dBackpropInput(
                                node.tf.shape(node.input(0)), node.g(), node.input(2), node.strides(), node.padding()),
                        node.zeros(1),
                        node.tf.nn.conv2d(node.input(0), node.g(), node.strides(), node.padding())));
        // f(x, y, d, window, strides): linear in d
        define(
                "MaxPoolGradV2",
                node -> List.of(
                        node.zeros(0),
                        node.zeros(1),
                        node.tf.nn.maxPoolGradGrad(
                                node.input(0), node.input(1), node.g(), node.sizes(3), node.sizes(4), node.padding()),
                        node.zeros(3),
                        node.zeros(4)));
        // f(sizes, d): linear in d
        define(
                "AvgPoolGrad",
                node -> List.of(
                        node.zeros(0),
                        node.tf.nn.avgPool(node.g(), node.numbers("ksize"), node.strides(), node.padding())));
    }

    /** A node to be differentiated, with the gradient g of what comes after it. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a node's inputs have no static type
    private static final class Node {

        private final Ops tf;
        private final GraphOperation operation;
        private final List<Output<?>> outer;

        Node(Ops tf, GraphOperation operation, List<Output<?>> outer) {
            this.tf = tf;
            this.operation = operation;
            this.outer = outer;
        }

        Operand<TNumber> g() {
            return (Operand<TNumber>) outer.get(0);
        }

        Operand<TNumber> input(int index) {
            return (Operand<TNumber>) operation.input(index);
        }

        Operand<TInt32> sizes(int index) {
            return (Operand) operation.input(index);
        }

        Operand<TNumber> zeros(int index) {
            return tf.zerosLike(input(index));
        }

        Operand<TNumber> constant(double value) {
            return tf.dtypes.cast(tf.constant(value), g().type());
        }

        Operand<TNumber> plus(Operand<TNumber> a, double b) {
            return tf.math.add(a, constant(b));
        }

        Operand<TNumber> times(Operand<TNumber> a, Operand<TNumber> b) {
            return tf.math.mul(a, b);
        }

        Operand<TNumber> times(Operand<TNumber> a, double b) {
            return times(a, constant(b));
        }

        Operand<TNumber> over(Operand<TNumber> a, Operand<TNumber> b) {
            return tf.math.div(a, b);
        }

        List<Long> numbers(String attribute) {
            return Arrays.stream(operation.attributes().getAttrIntList(attribute))
                    .boxed()
                    .toList();
        }

        List<Long> strides() {
            return numbers("strides");
        }

        String padding() {
            return operation.attributes().getAttrString("padding");
        }
    }
}
