package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hourglass.regularizers.Contractive.Norm;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.junit.jupiter.api.Test;

final class ContractiveTest implements RegularizerContract {

    private static final double[] WEIGHTS = {0.7, -0.4, 1.1, 0.5, -0.9, 0.3, 0.2, 0.8, -1.3};
    private static final double[] DEEPER = {0.6, -1.2, 0.4, 0.9, -0.5, 0.7};

    @Override
    public Regularizer plugin() {
        return new Contractive(0.1, Norm.EXACT, 1);
    }

    @Override
    public double[][] legalCode() { // data here
        return new double[][] {{0.2, -1.4, 0.6}, {-0.1, 0.6, -0.75}};
    }

    @Override
    public FakePass pass(Calculator calculator, double[][] rows, Interval range) {
        return layer(calculator, rows, Tensor::sigmoid);
    }

    /** One layer without bias, [features = 3, code = 3]. */
    private static FakePass layer(Calculator calculator, double[][] rows, UnaryOperator<Tensor> activation) {
        Tensor w = calculator.input(Shape.of(axis("features", 3), axis("code", 3)), WEIGHTS);
        UnaryOperator<Tensor> encoder = x -> activation.apply(x.dot(w, "features"));
        return FakePass.ofData(calculator, rows, encoder, UnaryOperator.identity())
                .withWeights(w);
    }

    /** Two layers, 3-3-2. */
    private static FakePass deep(Calculator calculator, double[][] rows, UnaryOperator<Tensor> activation) {
        Tensor w = calculator.input(Shape.of(axis("features", 3), axis("hidden", 3)), WEIGHTS);
        Tensor v = calculator.input(Shape.of(axis("hidden", 3), axis("code", 2)), DEEPER);
        UnaryOperator<Tensor> encoder =
                x -> activation.apply(activation.apply(x.dot(w, "features")).dot(v, "hidden"));
        return FakePass.ofData(calculator, rows, encoder, UnaryOperator.identity())
                .withWeights(w);
    }

    private static double penalty(Calculator calculator, Contractive plugin, FakePass pass) {
        return calculator.values(plugin.penalty(pass))[0];
    }

    /** The mean over the rows of the squared norms of Jacobians that are taken by central differences. */
    private static double differences(Calculator calculator, FakePass pass) {
        int units = pass.code().shape().axis("code").size();
        double total = 0;
        for (int j = 0; j < units; j++) {
            Tensor unit = pass.code().slice("code", j, j + 1);
            for (double slope : calculator.centralDifferences(unit, pass.clean(), 1e-5)) {
                total += slope * slope;
            }
        }
        return total / pass.code().shape().axis("batch").size();
    }

    @Test
    void closedFormOfOneSigmoidLayerEqualsTheJacobianByDifferencesAndTheExactNorm() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = layer(calculator, legalCode(), Tensor::sigmoid);
            double closed = penalty(calculator, new Contractive(1, Norm.SIGMOID_LAYER, 1), pass);
            assertThat(closed).isCloseTo(differences(calculator, pass), within(1e-9));
            assertThat(penalty(calculator, new Contractive(1, Norm.EXACT, 1), pass))
                    .isCloseTo(closed, within(1e-14));
        }
    }

    @Test
    void exactNormHoldsForOtherActivationsAndForDepth() { // where the closed form of a sigmoid layer does not
        Contractive exact = new Contractive(1, Norm.EXACT, 1);
        try (Calculator calculator = Calculator.open(1)) {
            FakePass tanh = layer(calculator, legalCode(), Tensor::tanh);
            assertThat(penalty(calculator, exact, tanh)).isCloseTo(differences(calculator, tanh), within(1e-9));
            FakePass relu = layer(calculator, legalCode(), Tensor::relu);
            assertThat(penalty(calculator, exact, relu)).isCloseTo(differences(calculator, relu), within(1e-9));
            FakePass deep = deep(calculator, legalCode(), Tensor::sigmoid);
            assertThat(penalty(calculator, exact, deep)).isCloseTo(differences(calculator, deep), within(1e-9));
        }
    }

    @Test
    void hutchinsonsMeanIsTheExactNormWithinItsStandardError() {
        try (Calculator calculator = Calculator.open(5)) {
            FakePass pass = deep(calculator, legalCode(), Tensor::tanh);
            double exact = penalty(calculator, new Contractive(1, Norm.EXACT, 1), pass);
            Tensor estimate = new Contractive(1, Norm.HUTCHINSON, 1).penalty(pass);
            double[] draws = IntStream.range(0, 2000)
                    .mapToDouble(step -> {
                        calculator.goTo(step);
                        return calculator.values(estimate)[0];
                    })
                    .toArray();
            double mean = IntStream.range(0, draws.length)
                    .mapToDouble(i -> draws[i])
                    .average()
                    .orElseThrow();
            double variance = IntStream.range(0, draws.length)
                    .mapToDouble(i -> (draws[i] - mean) * (draws[i] - mean))
                    .average()
                    .orElseThrow();
            assertThat(variance).isGreaterThan(1e-4);
            assertThat(mean).isCloseTo(exact, within(3 * Math.sqrt(variance / draws.length)));
        }
    }

    @Test
    void hutchinsonIsExactForUnitsThatReadDifferentValues() { // orthogonal rows of J: no products are left to chance
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofData(
                    calculator, legalCode(), x -> x.rename("features", "code").sigmoid(), UnaryOperator.identity());
            double exact = penalty(calculator, new Contractive(1, Norm.EXACT, 1), pass);
            assertThat(penalty(calculator, new Contractive(1, Norm.HUTCHINSON, 1), pass))
                    .isCloseTo(exact, within(1e-14));
        }
    }

    @Test
    void moreProbesAverageTheEstimates() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = deep(calculator, legalCode(), Tensor::tanh);
            double exact = penalty(calculator, new Contractive(1, Norm.EXACT, 1), pass);
            assertThat(penalty(calculator, new Contractive(1, Norm.HUTCHINSON, 200), pass))
                    .isCloseTo(exact, within(0.1 * exact));
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        // h = sigmoid(0) = 0.5 everywhere: 0.25^2 times the sum of the squared weights 5.38, times 0.1
        assertThat(penaltyOf(plugin(), new double[][] {{0, 0, 0}, {0, 0, 0}}))
                .isCloseTo(0.1 * 0.0625 * 5.38, within(1e-12));
    }

    @Test
    void vanishesWhereTheUnitsSaturate() {
        assertThat(penaltyOf(plugin(), new double[][] {{200, 0, 0}, {-200, 0, 0}}))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void takesTheNormOfEachSampleBeforeTheMean() { // not the norm of the mean Jacobian
        double one = penaltyOf(plugin(), new double[][] {legalCode()[0]});
        double other = penaltyOf(plugin(), new double[][] {legalCode()[1]});
        assertThat(penaltyOf(plugin(), legalCode())).isCloseTo((one + other) / 2, within(1e-14));
    }

    @Test
    void gradientMatchesTheClosedForm() { // it needs the second derivative s' = h (1 - h) (1 - 2h)
        try (Calculator calculator = Calculator.open(1)) {
            double w = 0.7;
            double x = 1.5;
            Tensor weight = calculator.input(Shape.of(axis("features", 1), axis("code", 1)), w);
            FakePass pass = FakePass.ofData(
                            calculator,
                            new double[][] {{x}},
                            data -> data.dot(weight, "features").sigmoid(),
                            UnaryOperator.identity())
                    .withWeights(weight);
            double h = 1 / (1 + Math.exp(-w * x));
            double s = h * (1 - h);
            double expected = 2 * w * s * s + w * w * 2 * s * s * (1 - 2 * h) * x;
            for (Norm norm : Norm.values()) {
                Tensor penalty = new Contractive(1, norm, 1).penalty(pass);
                assertThat(calculator.values(penalty.gradient(weight)))
                        .as(norm.toString())
                        .containsExactly(new double[] {expected}, within(1e-12));
            }
        }
    }

    @Test
    void isNotZeroedByAWholeDivision() { // dividing by the batch in whole numbers leaves no gradient
        assertThat(Arrays.stream(gradientOfData())).anyMatch(slope -> Math.abs(slope) > 1e-6);
    }

    private double[] gradientOfData() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = layer(calculator, legalCode(), Tensor::sigmoid);
            return calculator.values(plugin().penalty(pass).gradient(pass.clean()));
        }
    }

    @Test
    void refusesTheClosedFormWhereTheCodeIsNotASigmoids() {
        try (Calculator calculator = Calculator.open(1)) {
            assertThatThrownBy(() -> new Contractive(1, Norm.SIGMOID_LAYER, 1)
                            .penalty(layer(calculator, legalCode(), Tensor::tanh)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("contractive: `norm: sigmoid-layer` must have an encoder of one sigmoid layer, but got "
                            + "the weights [[features=3, code=3]] and a code in [-1, 1]; use exact or hutchinson");
        }
    }

    @Test
    void refusesTheClosedFormForADeepEncoder() {
        try (Calculator calculator = Calculator.open(1)) {
            assertThatThrownBy(() -> new Contractive(1, Norm.SIGMOID_LAYER, 1)
                            .penalty(deep(calculator, legalCode(), Tensor::sigmoid)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("contractive: `norm: sigmoid-layer` must have an encoder of one sigmoid layer, but got "
                            + "the weights [[features=3, hidden=3]] and a code in [0, 1]; use exact or hutchinson");
        }
    }
}
