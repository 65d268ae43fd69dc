package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.junit.jupiter.api.Test;

/** The contract of regularizers for stochastic encoders: each code was drawn from a distribution that goes with it. */
interface StochasticContract extends RegularizerContract {

    /** Returns the name that its messages begin with. */
    String name();

    @Override
    default double[][] legalCode() {
        return new double[][] {{0.2, -1.4, 1.1}, {-0.1, 0.6, -0.75}, {0.9, 0.3, -0.2}};
    }

    @Override
    default FakePass pass(Calculator calculator, double[][] code, Interval range) {
        return FakePass.ofDrawn(calculator, code, each(code, h -> 0.8 * h + 0.1), each(code, h -> -0.5 - 0.3 * h));
    }

    /** Returns the penalty of codes at the means of these distributions. */
    default double penaltyOf(Regularizer regularizer, double[][] mean, double[][] logVariance) {
        try (Calculator calculator = Calculator.open(1)) {
            return calculator.values(regularizer.penalty(FakePass.ofDrawn(calculator, mean, mean, logVariance)))[0];
        }
    }

    /** Returns what is reported for a pass, by name. */
    static Map<String, Double> reportsOf(Calculator calculator, Regularizer regularizer, FakePass pass) {
        regularizer.penalty(pass);
        Map<String, Double> values = new TreeMap<>();
        pass.reports().forEach((name, value) -> values.put(name, calculator.values(value)[0]));
        return values;
    }

    /** Returns the function of every element. */
    static double[][] each(double[][] rows, DoubleUnaryOperator function) {
        return Stream.of(rows)
                .map(row -> Arrays.stream(row).map(function).toArray())
                .toArray(double[][]::new);
    }

    @Test
    default void refusesAnEncoderThatIsNotStochastic() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofCode(calculator, legalCode(), Interval.ALL);
            assertThatThrownBy(() -> plugin().penalty(pass))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            name()
                                    + ": the encoder must be stochastic, but its codes have no distribution; use the architecture vae");
        }
    }
}
