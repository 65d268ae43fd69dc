package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.function.UnaryOperator;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TensorTest {

    private final Calculator calculator = Calculator.open(1);

    @AfterEach
    void close() {
        calculator.close();
    }

    private Tensor matrix(int batch, int units, double... values) {
        return calculator.input(Shape.of(axis("batch", batch), axis("units", units)), values);
    }

    private double[] values(Tensor tensor) {
        return calculator.values(tensor);
    }

    // ---- values

    @Test
    void matchesAxesByNameInAnyOrder() {
        Tensor x = matrix(2, 3, 1, 2, 3, 4, 5, 6);
        Tensor turned = x.transpose("units", "batch").times(10);
        assertThat(values(x.plus(turned))).containsExactly(11, 22, 33, 44, 55, 66);
    }

    @Test
    void repeatsAnOperandAlongTheAxisThatItLacks() {
        Tensor x = matrix(2, 2, 1, 2, 3, 4);
        assertThat(values(x.minus(x.mean("units")))).containsExactly(-0.5, 0.5, -0.5, 0.5);
        assertThat(values(x.plus(x.mean("batch")))).containsExactly(3, 5, 5, 7);
    }

    @Test
    void multipliesMatricesInAnyOrientation() {
        Tensor x = matrix(2, 2, 1, 2, 3, 4);
        Tensor weights = calculator.input(Shape.of(axis("units", 2), axis("code", 1)), 10, 100);
        // [1·10 + 2·100, 3·10 + 4·100]
        assertThat(values(x.dot(weights, "units"))).containsExactly(210, 430);
        assertThat(values(weights.dot(x, "units"))).containsExactly(210, 430);
        assertThat(weights.dot(x, "units").shape()).hasToString("[code=1, batch=2]");
    }

    @Test
    void keepsTiesAmongTheLargest() {
        assertThat(values(matrix(1, 4, 3, 1, 3, 2).largest(1, "units"))).containsExactly(1, 0, 1, 0);
        assertThat(values(matrix(1, 4, 3, 1, 3, 2).largest(3, "units"))).containsExactly(1, 0, 1, 1);
    }

    @Test
    void keepsAsManyOfTheLargestAsAScalarSays() {
        Tensor x = matrix(2, 3, 1, 3, 2, 9, 8, 7);
        assertThat(values(x.largest(x.constant(1.6), "units"))).containsExactly(0, 1, 1, 1, 1, 0);
        assertThat(values(x.largest(x.constant(1), "batch"))).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(values(x.largest(x.constant(-5), "units"))).containsExactly(0, 1, 0, 1, 0, 0);
        assertThat(values(x.largest(x.constant(50), "units"))).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void addsNothingToLargeNumbersInTheLogarithmOfASum() {
        assertThat(values(matrix(1, 2, 1000, 1000).logSumExp("units"))[0]).isCloseTo(1000 + Math.log(2), within(1e-12));
    }

    @Test
    void computesSoftplusOnBothSidesOfZero() {
        double[] at = {-700, -30, -1, 0, 1, 30, 700};
        double[] softplus = values(matrix(1, at.length, at).softplus());
        for (int i = 0; i < at.length; i++) {
            double expected = at[i] > 0 ? at[i] + Math.log1p(Math.exp(-at[i])) : Math.log1p(Math.exp(at[i]));
            // relative, so that numbers close to 0 keep their digits
            assertThat(softplus[i] / expected).as("softplus(%s)", at[i]).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void knowsTheDerivativesOfSoftplusAtZero() {
        Tensor x = matrix(1, 1, 0);
        Tensor slope = x.softplus().gradient(x);
        assertThat(values(slope)).containsExactly(0.5);
        assertThat(values(slope.gradient(x))).containsExactly(0.25);
    }

    @Test
    void hasGradientZeroWhereNothingDependsOnTheInput() {
        Tensor x = matrix(1, 2, 1, 2);
        Tensor other = matrix(1, 2, 3, 4);
        assertThat(values(other.square().gradient(x))).containsExactly(0, 0);
        assertThat(values(x.stopGradient().square().gradient(x))).containsExactly(0, 0);
        assertThat(values(x.greater(1.5).gradient(x))).containsExactly(0, 0);
    }

    @Test
    void pushesAndPullsTheSameJacobian() {
        // y = (x₁x₂, x₂), J = [[x₂, x₁], [0, 1]] at (2, 3)
        Tensor x = matrix(1, 2, 2, 3);
        Tensor first = x.slice("units", 0, 1);
        Tensor second = x.slice("units", 1, 2);
        Tensor y = first.times(second).concat("units", second);
        assertThat(values(y.pushforward(x, matrix(1, 2, 1, 10)))).containsExactly(23, 10);
        assertThat(values(y.pullback(x, matrix(1, 2, 1, 10)))).containsExactly(3, 12);
    }

    // ---- ranges

    private void assertRange(UnaryOperator<Tensor> operation, double low, double high) {
        Tensor any = matrix(2, 3, 1, 2, 3, 4, 5, 6);
        assertThat(operation.apply(any).range()).isEqualTo(new Interval(low, high));
    }

    @Test
    void knowsTheRangeOfActivations() {
        double infinity = Double.POSITIVE_INFINITY;
        assertRange(x -> x, -infinity, infinity);
        assertRange(Tensor::sigmoid, 0, 1);
        assertRange(Tensor::tanh, -1, 1);
        assertRange(Tensor::relu, 0, infinity);
        assertRange(Tensor::softplus, 0, infinity);
        assertRange(Tensor::elu, -1, infinity);
        assertRange(Tensor::square, 0, infinity);
        assertRange(Tensor::abs, 0, infinity);
        assertRange(Tensor::exp, 0, infinity);
        assertRange(x -> x.softmax("units"), 0, 1);
        assertRange(x -> x.logSoftmax("units"), -infinity, 0);
        assertRange(x -> x.largest(2, "units"), 0, 1);
        assertRange(x -> x.greater(0), 0, 1);
        assertRange(x -> x.argMax("units"), 0, 2);
        assertRange(x -> x.sigmoid().times(2.5).floor(), 0, 2);
    }

    @Test
    void roundsHalvesUpwards() {
        Tensor x = matrix(2, 3, -1.5, -0.2, 0.5, 1.49, 1.5, 2);
        assertThat(calculator.values(x.floor())).containsExactly(-2, -1, 0, 1, 1, 2);
        assertThat(calculator.values(x.round())).containsExactly(-1, 0, 1, 1, 2, 2);
    }

    @Test
    void countsPlacesFromZero() {
        Tensor places = matrix(2, 3, 1, 2, 3, 4, 5, 6).places(axis("row", 4));
        assertThat(places.shape()).isEqualTo(Shape.of(axis("row", 4)));
        assertThat(calculator.values(places)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void keepsTheRangeWhereElementsOnlyMove() {
        assertRange(x -> x.sigmoid().reshape(axis("a", 6)), 0, 1);
        assertRange(x -> x.sigmoid().rename("units", "code"), 0, 1);
        assertRange(x -> x.sigmoid().transpose("units", "batch"), 0, 1);
        assertRange(x -> x.sigmoid().expand(axis("draw", 2)), 0, 1);
        assertRange(x -> x.sigmoid().slice("units", 0, 1), 0, 1);
        assertRange(x -> x.sigmoid().repeat("units", 2), 0, 1);
        assertRange(x -> x.sigmoid().concat("units", x.tanh()), -1, 1);
        assertRange(x -> x.sigmoid().gather("batch", x.constant(0)), 0, 1);
        assertRange(x -> x.sigmoid().max("units"), 0, 1);
        assertRange(x -> x.sigmoid().stopGradient(), 0, 1);
    }

    @Test
    void calculatesWithIntervals() {
        assertRange(x -> x.clip(-0.3, 0.7), -0.3, 0.7);
        assertRange(x -> x.sigmoid().oneMinus(), 0, 1);
        assertRange(x -> x.sigmoid().negate(), -1, 0);
        assertRange(x -> x.tanh().plus(1).times(0.5), 0, 1);
        assertRange(x -> x.sigmoid().sum("units"), 0, 3);
        assertRange(x -> x.sigmoid().mean("units"), 0, 1);
        assertRange(x -> x.tanh().square(), 0, 1);
        assertRange(x -> x.sigmoid().times(x.greater(0)), 0, 1);
        assertRange(x -> x.greater(0).choose(x.sigmoid(), x.tanh()), -1, 1);
        assertRange(x -> x.sigmoid().plus(1).reciprocal(), 0.5, 1);
    }

    @Test
    void knowsNothingAfterDivisionByWhatMayBeZero() {
        assertThat(matrix(1, 1, 1).sigmoid().reciprocal().range()).isEqualTo(Interval.ALL);
    }

    // ---- parameters

    @Test
    void findsAParameterAgainByItsPath() {
        Parameters scope = calculator.parameters().in("encoder").in("layer-1");
        Tensor weights = scope.parameter("weights", Shape.of(axis("code", 2)), Initializer.constant(3));
        Tensor again = calculator
                .parameters()
                .in("encoder")
                .in("layer-1")
                .parameter("weights", Shape.of(axis("code", 2)), Initializer.constant(4));
        assertThat(again).isSameAs(weights);
        assertThat(values(weights)).containsExactly(3, 3);
    }

    @Test
    void drawsInitialValuesByPathNotByOrder() {
        Shape shape = Shape.of(axis("code", 3));
        Tensor first = calculator.parameters().parameter("a", shape, Initializer.normal(1));
        try (Calculator other = Calculator.open(1)) {
            other.parameters().parameter("b", shape, Initializer.normal(1));
            Tensor later = other.parameters().parameter("a", shape, Initializer.normal(1));
            assertThat(other.values(later)).isEqualTo(values(first));
        }
    }

    @Test
    void rejectsAnotherShapeForTheSameParameter() {
        Parameters scope = calculator.parameters().in("encoder");
        scope.parameter("weights", Shape.of(axis("code", 2)), Initializer.zeros());
        assertThatThrownBy(() -> scope.parameter("weights", Shape.of(axis("code", 3)), Initializer.zeros()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter `encoder.weights`: the shape must be [code=2] as at first, but got [code=3]");
    }

    @Test
    void rejectsNamesWithSlashesAndDots() {
        Parameters parameters = calculator.parameters();
        assertThatThrownBy(() -> parameters.in("a/b"))
                .hasMessage("scope: the name must be of letters, digits, underscores and hyphens, but got `a/b`");
        assertThatThrownBy(() -> parameters.parameter("a.b", Shape.of(), Initializer.zeros()))
                .hasMessage("parameter: the name must be of letters, digits, underscores and hyphens, but got `a.b`");
    }

    // ---- misuse

    private static void assertMisuse(org.assertj.core.api.ThrowableAssert.ThrowingCallable misuse, String message) {
        assertThatThrownBy(misuse).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void saysWhichShapesDoNotFit() {
        Tensor x = matrix(2, 3, 1, 2, 3, 4, 5, 6);
        Tensor wide = matrix(2, 4, 1, 2, 3, 4, 5, 6, 7, 8);
        assertMisuse(
                () -> x.plus(wide),
                "plus: axis `units` must have one size, but got 3 in [batch=2, units=3] and 4 in [batch=2, units=4]");
        assertMisuse(
                () -> x.plus(wide.rename("units", "code")),
                "plus: one operand must have all axes of the other, but got [batch=2, units=3] and [batch=2, code=4];"
                        + " expand or rename one");
        assertMisuse(
                () -> x.dot(wide, "units"),
                "dot: axis `units` must have one size, but got 3 in [batch=2, units=3] and 4 in [batch=2, units=4]");
        assertMisuse(
                () -> x.dot(x, "units"),
                "shape: axis names must be unique, but got [batch=2, batch=2]; rename one of them");
        assertMisuse(() -> x.sum("code"), "shape: no axis `code` in [batch=2, units=3]");
        assertMisuse(
                () -> x.reshape(axis("a", 5)),
                "reshape: the axes must hold the 6 elements of [batch=2, units=3], but got 5 in [a=5]");
        assertMisuse(
                () -> x.transpose("units"),
                "transpose: the order must name each axis of [batch=2, units=3] once, but got [units]");
        assertMisuse(
                () -> x.concat("units", wide.slice("batch", 0, 1)),
                "concat: shapes must differ in nothing but axis `units`, but got [batch=2, units=3] and [batch=1, units=4]");
        assertMisuse(
                () -> x.gather("units", x), "gather: indices must have at most one axis, but got [batch=2, units=3]");
        assertMisuse(
                () -> x.pullback(x, wide),
                "pullback: v must have the shape [batch=2, units=3] of what is pulled back, but got [batch=2, units=4]");
    }

    @Test
    void saysWhichNumberIsOut() {
        Tensor x = matrix(2, 3, 1, 2, 3, 4, 5, 6);
        assertMisuse(
                () -> x.slice("units", 2, 5),
                "slice: the elements must be some of 0 to 2 of axis `units`, but got 2 (included) to 5 (excluded)");
        assertMisuse(() -> x.largest(4, "units"), "largest: k must be in [1, 3], the size of axis `units`, but got 4");
        assertMisuse(() -> x.largest(x, "units"), "largest: k must be a scalar, but got [batch=2, units=3]");
    }

    @Test
    void saysWhatAnImageMustBe() {
        Tensor x = matrix(2, 3, 1, 2, 3, 4, 5, 6);
        Tensor image = x.reshape(axis("batch", 1), axis("height", 2), axis("width", 3), axis("channels", 1));
        Tensor kernel = x.reshape(axis("row", 1), axis("column", 1), axis("in", 2), axis("out", 3));
        assertMisuse(
                () -> x.maxPool2d(2),
                "maxPool2d: the image must have four axes (batch, height, width, channels), but got [batch=2, units=3]");
        assertMisuse(
                () -> image.conv2d(kernel, 1),
                "conv2d: axis 2 of the kernel's four must be the image's channels, but got kernel"
                        + " [row=1, column=1, in=2, out=3] and image [batch=1, height=2, width=3, channels=1]");
    }

    @Test
    void rejectsATensorOfAnotherComputation() {
        try (Calculator other = Calculator.open(1)) {
            Tensor foreign = other.input(Shape.of(axis("units", 3)), 1, 2, 3);
            assertMisuse(
                    () -> matrix(2, 3, 1, 2, 3, 4, 5, 6).plus(foreign),
                    "tensor: must belong to the same computation, but got one of another with shape [units=3]");
        }
    }
}
