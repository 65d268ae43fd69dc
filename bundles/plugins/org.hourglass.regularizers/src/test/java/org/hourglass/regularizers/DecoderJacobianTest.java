package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.junit.jupiter.api.Test;

final class DecoderJacobianTest implements RegularizerContract {

    private static final double[] WEIGHTS = {0.7, -0.4, 1.1, 0.5, -0.9, 0.3};

    @Override
    public Regularizer plugin() {
        return new DecoderJacobian(0.1, 2);
    }

    @Override
    public double[][] legalCode() { // data here, which are the code too
        return new double[][] {{0.2, -1.4}, {-0.1, 0.6}};
    }

    @Override
    public boolean independentOfBatchSize() { // it draws for each row by itself
        return false;
    }

    @Override
    public boolean independentOfRowOrder() {
        return false;
    }

    @Override
    public FakePass pass(Calculator calculator, double[][] rows, Interval range) {
        return decoding(calculator, rows, Tensor::sigmoid);
    }

    /** The code is the data; the decoder is one layer without bias, [code = 2, out = 3], and an activation. */
    private static FakePass decoding(Calculator calculator, double[][] rows, UnaryOperator<Tensor> activation) {
        Tensor v = calculator.input(Shape.of(axis("code", 2), axis("out", 3)), WEIGHTS);
        return FakePass.ofData(calculator, rows, x -> x.rename("features", "code"), h -> activation
                        .apply(h.dot(v, "code"))
                        .rename("out", "features"))
                .withWeights(v);
    }

    private static double[] draws(Calculator calculator, Tensor estimate, int count) {
        return IntStream.range(0, count)
                .mapToDouble(step -> {
                    calculator.goTo(step);
                    return calculator.values(estimate)[0];
                })
                .toArray();
    }

    @Test
    void vanishesForADecoderThatIsConstant() {
        assertThat(penaltyOf(plugin(), new double[][] {{4000, -4000}, {-4000, 4000}}))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void matchesTheHandComputedValueOfALinearDecoder() {
        // J = V^T: v^T J has the elements s1 .7 - s2 .4 + s3 1.1 and s1 .5 - s2 .9 + s3 .3 for signs s;
        // the norm is at most (2.2)^2 + (1.7)^2 = 7.73 and on average the sum of squares 3.01
        try (Calculator calculator = Calculator.open(3)) {
            FakePass pass = decoding(calculator, legalCode(), UnaryOperator.identity());
            double[] draws = draws(calculator, new DecoderJacobian(1, 1).penalty(pass), 2000);
            assertThat(Arrays.stream(draws)).allMatch(draw -> draw <= 7.73 + 1e-9);
            double mean = IntStream.range(0, draws.length)
                    .mapToDouble(i -> draws[i])
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(3.01, within(0.12)); // 3 standard errors: 1.8 / sqrt 2000 = .04
        }
    }

    @Test
    void includesTheOutputActivation() {
        try (Calculator calculator = Calculator.open(1)) {
            double[][] origin = {{0, 0}};
            double linear =
                    calculator.values(plugin().penalty(decoding(calculator, origin, UnaryOperator.identity())))[0];
            double sigmoid = calculator.values(plugin().penalty(decoding(calculator, origin, Tensor::sigmoid)))[0];
            assertThat(sigmoid).isCloseTo(linear / 16, within(1e-12)); // sigmoid' (0) = 1/4
        }
    }

    @Test
    void drawsOtherDirectionsInEachStep() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor estimate = new DecoderJacobian(1, 1).penalty(decoding(calculator, legalCode(), Tensor::tanh));
            assertThat(Arrays.stream(draws(calculator, estimate, 20)).distinct())
                    .hasSizeGreaterThan(5);
        }
    }
}
