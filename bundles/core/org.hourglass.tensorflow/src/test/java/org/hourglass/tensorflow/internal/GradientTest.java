package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.TFloat64;

/** Every operation's gradient, and the gradient of its gradient, against central differences in float64. */
final class GradientTest {

    private static final Shape MATRIX = Shape.of(axis("batch", 3), axis("units", 4));
    private static final Shape IMAGE =
            Shape.of(axis("batch", 2), axis("height", 4), axis("width", 5), axis("channels", 2));

    /** An operation with inputs in [low, high), where it has no kink at the points drawn. */
    private record Case(String name, Shape shape, double low, double high, UnaryOperator<Tensor> operation) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case matrix(String name, double low, double high, UnaryOperator<Tensor> operation) {
        return new Case(name, MATRIX, low, high, operation);
    }

    private static Case matrix(String name, UnaryOperator<Tensor> operation) {
        return matrix(name, -1, 1, operation);
    }

    private static Case image(String name, UnaryOperator<Tensor> operation) {
        return new Case(name, IMAGE, -1, 1, operation);
    }

    static Stream<Case> elements() {
        return Stream.of(
                matrix(
                        "plus, minus",
                        x -> x.plus(x.sum("batch")).minus(x.mean("units")).plus(2)),
                matrix("plus a bias", x -> x.square().plus(x.sum("batch").square())),
                matrix("times", x -> x.times(x.sum("units")).times(x)),
                matrix("over", 0.5, 1, x -> x.over(x.square().sum("batch"))),
                matrix("negate, oneMinus", x -> x.negate().oneMinus().times(x)),
                matrix("reciprocal", 0.5, 1, Tensor::reciprocal),
                matrix("abs", 0.1, 1, x -> x.abs().times(x)),
                matrix("sign", 0.1, 1, x -> x.sign().times(x.square())),
                matrix(
                        "floor, round",
                        0.1,
                        0.4,
                        x -> x.times(2).floor().plus(x.round()).times(x).plus(x.square())),
                matrix("square", Tensor::square),
                matrix("sqrt", 0.1, 1, Tensor::sqrt),
                matrix("exp", Tensor::exp),
                matrix("log", 0.1, 1, Tensor::log),
                matrix("log1p", -0.5, 1, Tensor::log1p),
                matrix("sin", Tensor::sin),
                matrix("cos", Tensor::cos),
                matrix("erf", Tensor::erf),
                matrix("pow", 0.2, 1, x -> x.pow(1.7)),
                matrix("sigmoid", -2, 2, Tensor::sigmoid),
                matrix("tanh", -2, 2, Tensor::tanh),
                matrix("relu", x -> x.relu().times(x)),
                matrix("elu", -2, 2, Tensor::elu),
                matrix("softplus", -2, 2, Tensor::softplus),
                matrix("leakyRelu", x -> x.leakyRelu(0.1).times(x)),
                matrix("swish", Tensor::swish),
                matrix("gelu", Tensor::gelu),
                matrix("max, min", x -> x.max(x.negate().minus(0.1)).times(x.min(x.square()))),
                matrix("clip", x -> x.clip(-0.3, 0.3).times(x)),
                matrix("greater", x -> x.greater(0.1).times(x.square())),
                matrix("choose", x -> x.greater(0.1).choose(x.square(), x.exp())),
                matrix("choose beside NaN", 0.1, 1, x -> x.greater(10)
                        .choose(x.minus(5).log(), x.exp())),
                matrix("stopGradient", x -> x.stopGradient().times(0).plus(x).square()));
    }

    static Stream<Case> reductions() {
        return Stream.of(
                matrix("sum", x -> x.square().sum()),
                matrix("max of an axis", x -> x.square().max("units")),
                matrix("min of an axis", x -> x.square().min("batch")),
                matrix("cumulativeSum", x -> x.square().cumulativeSum("units")),
                matrix("variance", x -> x.variance("batch")),
                matrix("squaredNorm", x -> x.squaredNorm("units")),
                matrix("largest", x -> x.largest(2, "units").times(x.square())),
                matrix("largest of the outer axis", x -> x.largest(2, "batch").times(x.square())),
                matrix("argMax", x -> x.argMax("units").times(x.square().sum("units"))),
                matrix("softmax", x -> x.softmax("units")),
                matrix("logSoftmax", x -> x.logSoftmax("batch")),
                matrix("logSumExp", Tensor::logSumExp));
    }

    static Stream<Case> shapes() {
        return Stream.of(
                matrix("reshape", x -> x.square().reshape(axis("a", 2), axis("b", 6))),
                matrix("transpose", x -> x.square().transpose("units", "batch")),
                matrix("expand", x -> x.square().expand(axis("draw", 2))),
                matrix("slice", x -> x.square().slice("units", 1, 3)),
                matrix("concat", x -> x.square().concat("units", x, x.exp())),
                matrix("repeat", x -> x.square().repeat("units", 3)),
                matrix("gather", x -> x.square()
                        .gather("units", x.argMax("units").rename("batch", "pick"))),
                matrix("gather one", x -> x.square().gather("batch", x.constant(2))),
                matrix("oneHot", x -> x.square()
                        .dot(
                                x.argMax("units")
                                        .oneHot(axis("class", 4))
                                        .rename("batch", "other")
                                        .rename("class", "units"),
                                "units")),
                image("flatten", x -> x.square().flatten("pixels")));
    }

    static Stream<Case> products() {
        UnaryOperator<Tensor> kernel = x -> x.slice("height", 0, 3)
                .slice("width", 0, 3)
                .slice("batch", 0, 1)
                .reshape(axis("row", 3), axis("column", 3), axis("in", 2), axis("out", 1))
                .tanh();
        return Stream.of(
                matrix("dot", x -> x.dot(x.exp().rename("units", "k"), "batch")),
                matrix("dot with one axis", x -> x.dot(x.sum("batch"), "units")),
                matrix("dot with itself", x -> x.dot(x.rename("batch", "other"), "units")
                        .tanh()),
                new Case(
                        "dot with three axes",
                        Shape.of(axis("a", 2), axis("b", 3), axis("c", 2)),
                        -1,
                        1,
                        x -> x.dot(x.sum("a").rename("c", "d"), "b")),
                matrix("all pairs", x -> x.expand(axis("other", 3))
                        .minus(x.rename("batch", "other"))
                        .square()
                        .sum("units")
                        .negate()
                        .exp()),
                image("conv2d", x -> x.conv2d(kernel.apply(x), 2)),
                image("conv2d of stride 1", x -> x.conv2d(kernel.apply(x), 1)),
                image("conv2dTranspose", x -> x.conv2dTranspose(kernel.apply(x).repeat("out", 2), 2)),
                image("maxPool2d", x -> x.square().maxPool2d(2)),
                image("meanPool2d", x -> x.square().meanPool2d(2)),
                image("upsample2d", x -> x.square().upsample2d(2)),
                matrix("pullback", x -> x.tanh().square().pullback(x, x.exp())),
                matrix("pushforward", x -> x.dot(x.rename("batch", "k").exp(), "units")
                        .sigmoid()
                        .pushforward(x, x.times(0).plus(0.3))));
    }

    @ParameterizedTest
    @MethodSource({"elements", "reductions", "shapes", "products"})
    void agreesWithCentralDifferencesToSecondOrder(Case test) {
        double[] at = numbers(test.shape(), 7, test.low(), test.high());
        try (Calculator calculator = Calculator.open(1)) {
            Tensor x = calculator.input(test.shape(), at);
            Tensor y = test.operation().apply(x);
            Tensor loss = y.times(calculator.input(y.shape(), numbers(y.shape(), 3, -1, 1)));
            Tensor gradient = loss.gradient(x);
            assertClose(calculator.values(gradient), calculator.centralDifferences(loss, x, 1e-5));
            Tensor projected = gradient.times(calculator.input(test.shape(), numbers(test.shape(), 5, -1, 1)));
            assertClose(calculator.values(projected.gradient(x)), calculator.centralDifferences(projected, x, 1e-5));
        }
    }

    @Test
    void differentiatesWhatTheGraphOfGradientsBeginsWith() {
        try (TfGraph graph = new TfGraph(TFloat64.class)) {
            TfTensor x = graph.input(MATRIX);
            TfTensor ones = x.like(graph.tf().onesLike(x.node()));
            TfTensor y = graph.own(ones.times(x));
            assertThat(graph.pullback(y, x, ones).shape()).isEqualTo(MATRIX);
        }
    }

    /** Differences in float64 are good to about 1e-10 of values of size 1; a wrong formula is off by far more than 1e-6. */
    private static void assertClose(double[] gradient, double[] differences) {
        double scale = 1e-3;
        for (double value : gradient) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(gradient).containsExactly(differences, within(1e-6 * scale));
    }

    private static double[] numbers(Shape shape, long seed, double low, double high) {
        return new Random(seed).doubles(shape.size(), low, high).toArray();
    }
}
