package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import java.util.Objects;
import org.hourglass.architectures.BinaryCode.Method;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Code;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BinaryCodeTest implements ArchitectureContract {

    private static final double[][] ROWS = {{2, -1}, {0.5, -3}};

    private final Calculator calculator = Calculator.open(1);

    @AfterEach
    void close() {
        calculator.close();
    }

    @Override
    public Architecture plugin() {
        return new BinaryCode(List.of(5), Activation.TANH, 6, Method.NOISY_SIGMOID, 4);
    }

    @Override
    public boolean isContinuous() {
        return false;
    }

    @Test
    void evaluationGivesHardBits() {
        for (Method method : Method.values()) {
            assertThat(calculator.values(encoded(method, 4, false, input()).value()))
                    .containsExactly(1, 0, 1, 0);
        }
    }

    @Test
    void evaluationSeesNoNoise() {
        assertThat(codesOf(new BinaryCode(List.of(5), Activation.TANH, 6, Method.NOISY_SIGMOID, 100), legalData(), 1))
                .isEqualTo(codesOf(plugin(), legalData(), 1));
    }

    @Test
    void withoutNoiseTrainingIsASigmoid() {
        assertThat(calculator.values(
                        encoded(Method.NOISY_SIGMOID, 0, true, input()).value()))
                .containsExactly(new double[] {sigmoid(2), sigmoid(-1), sigmoid(0.5), sigmoid(-3)}, within(1e-12));
    }

    @Test
    void noiseHasItsDeviationAndComesBeforeTheSigmoid() {
        Tensor zeros = Rows.tensor(calculator, "features", new double[2000][2]);
        Tensor h = encoded(Method.NOISY_SIGMOID, 4, true, zeros).value();
        assertThat(h.range()).isEqualTo(Interval.UNIT);
        Tensor noise = h.log().minus(h.oneMinus().log());
        // of 4000 draws of sd 4 the variance has a standard deviation of 16 · √(2/4000) = .36
        assertThat(calculator.values(noise.square().mean())[0]).isCloseTo(16, within(1.4));
    }

    @Test
    void straightThroughIsHardWithTheGradientOfTheSigmoid() {
        Tensor x = input();
        Tensor h = encoded(Method.STRAIGHT_THROUGH, 4, true, x).value();
        assertThat(h.range()).isEqualTo(Interval.UNIT);
        assertThat(calculator.values(h)).containsExactly(1, 0, 1, 0);
        assertThat(calculator.values(h.gradient(x)))
                .containsExactly(new double[] {slope(2), slope(-1), slope(0.5), slope(-3)}, within(1e-12));
    }

    @Test
    void reportsHowManyBitsABitTells() {
        // the first bit is always on, the second always off; then each is on for half
        assertThat(entropy(input())).isZero();
        assertThat(entropy(Rows.tensor(calculator, "features", new double[][] {{1, 1}, {-1, -1}})))
                .isCloseTo(1, within(1e-12));
        // on for a quarter: -(.25 log2 .25 + .75 log2 .75) = .811278
        assertThat(entropy(Rows.tensor(calculator, "features", new double[][] {{1, 1}, {-1, -1}, {-1, -1}, {-1, -1}})))
                .isCloseTo(0.811278, within(1e-6));
    }

    private double entropy(Tensor x) {
        return calculator
                .values(Objects.requireNonNull(
                        encoded(Method.NOISY_SIGMOID, 4, true, x).reports().get("bit-entropy")))[0];
    }

    private Tensor input() {
        return Rows.tensor(calculator, "features", ROWS);
    }

    private Code encoded(Method method, double noise, boolean training, Tensor x) {
        FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 2)), training);
        Code code = new BinaryCode(List.of(), Activation.RELU, 2, method, noise).encode(x, scope);
        calculator.give(Objects.requireNonNull(scope.created().get("encoder.layer-1.weights")), 1, 0, 0, 1);
        return code;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double slope(double x) {
        return sigmoid(x) * (1 - sigmoid(x));
    }
}
