package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MlpTest implements ArchitectureContract {

    private static final Shape TWO = Shape.of(axis("features", 2));

    @Override
    public Architecture plugin() {
        return plain(List.of(7, 5), 3, Activation.TANH, CodeActivation.SAME, false);
    }

    @Nested
    final class Tied implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return plain(List.of(7, 5), 3, Activation.SIGMOID, CodeActivation.LINEAR, true);
        }

        @Test
        void countsItsWeightsOnceAndKeepsBiasesApart() {
            assertThat(paths(plugin()))
                    .containsExactlyInAnyOrder(
                            "encoder.layer-1.weights",
                            "encoder.layer-2.weights",
                            "encoder.layer-3.weights",
                            "encoder.layer-1.bias",
                            "encoder.layer-2.bias",
                            "encoder.layer-3.bias",
                            "decoder.layer-1.bias",
                            "decoder.layer-2.bias",
                            "decoder.layer-3.bias");
        }

        @Test
        void gradientIsTheEncodersPartPlusTheDecodersTransposedPart() {
            // linear, code of one: raw = (x w) w + b', L = sum of raw; dL/dw_i = x_i (w_1 + w_2) + (x w)
            try (Calculator calculator = Calculator.open(1)) {
                FakeScope scope = new FakeScope(calculator, TWO, true);
                Mlp linear = plain(List.of(), 1, Activation.LINEAR, CodeActivation.SAME, true);
                Tensor x = Rows.tensor(calculator, "features", new double[][] {{3, 5}});
                Tensor raw = linear.decode(linear.encode(x, scope).value(), scope);
                Tensor w = scope.created().get("encoder.layer-1.weights");
                calculator.give(w, 0.5, -2);
                // x w = 1.5 - 10 = -8.5; w_1 + w_2 = -1.5
                assertThat(calculator.values(raw)).containsExactly(new double[] {-4.25, 17}, within(1e-12));
                assertThat(calculator.values(raw.gradient(w)))
                        .containsExactly(new double[] {3 * -1.5 - 8.5, 5 * -1.5 - 8.5}, within(1e-12));
            }
        }
    }

    @Nested
    final class WithoutHiddenLayers implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return plain(List.of(), 4, Activation.SIGMOID, CodeActivation.SAME, false);
        }
    }

    @Nested
    final class Overcomplete implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return plain(List.of(4), 8, Activation.ELU, CodeActivation.TANH, false);
        }
    }

    @Nested
    final class DroppedNormalisedAndNoisy implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new Mlp(List.of(7, 5), 3, Activation.TANH, CodeActivation.SIGMOID, false, 0.5, 0.2, true, 4);
        }

        @Test
        void normalisesTheHiddenLayersOfBothHalves() {
            assertThat(paths(plugin()).stream().filter(path -> path.endsWith("batch-norm.mean")))
                    .containsExactlyInAnyOrder(
                            "encoder.layer-1.batch-norm.mean",
                            "encoder.layer-2.batch-norm.mean",
                            "decoder.layer-3.batch-norm.mean",
                            "decoder.layer-2.batch-norm.mean");
        }
    }

    @Test
    void evaluationSeesNeitherDropoutNorNoise() {
        Mlp plain = plain(List.of(7, 5), 3, Activation.TANH, CodeActivation.SAME, false);
        Mlp noisy = new Mlp(List.of(7, 5), 3, Activation.TANH, CodeActivation.SAME, false, 0.9, 0.9, false, 10);
        assertThat(codesOf(noisy, legalData(), 1)).isEqualTo(codesOf(plain, legalData(), 1));
    }

    @Test
    void trainingSeesEachOfThem() {
        double[] plain = trainingCodes(plain(List.of(7), 3, Activation.TANH, CodeActivation.SAME, false));
        assertThat(trainingCodes(treated(0.5, 0, false, 0))).isNotEqualTo(plain);
        assertThat(trainingCodes(treated(0, 0.5, false, 0))).isNotEqualTo(plain);
        assertThat(trainingCodes(treated(0, 0, true, 0))).isNotEqualTo(plain);
        assertThat(trainingCodes(treated(0, 0, false, 0.1))).isNotEqualTo(plain);
        assertThat(trainingCodes(treated(0, 0, false, 0))).isEqualTo(plain);
    }

    @Test
    void noiseOnTheCodeHasItsDeviationAndComesBeforeTheActivation() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, TWO, true);
            Mlp linear = new Mlp(List.of(), 2, Activation.LINEAR, CodeActivation.SAME, false, 0, 0, false, 4);
            Tensor codes = linear.encode(Rows.tensor(calculator, "features", new double[2000][2]), scope)
                    .value();
            // of 4000 draws of sd 4 the variance has a standard deviation of 16 · √(2/4000) = .36
            assertThat(calculator.values(codes.square().mean())[0]).isCloseTo(16, within(1.4));
        }
        assertThat(codeRange(new Mlp(List.of(), 2, Activation.SIGMOID, CodeActivation.SAME, false, 0, 0, false, 4)))
                .isEqualTo(Interval.UNIT);
    }

    @Test
    void mirrorsTheEncoder() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            build(plugin(), calculator, scope);
            assertThat(scope.created().get("encoder.layer-1.weights").shape().sizes())
                    .containsExactly(6, 7);
            assertThat(scope.created().get("encoder.layer-2.weights").shape().sizes())
                    .containsExactly(7, 5);
            assertThat(scope.created().get("encoder.layer-3.weights").shape().sizes())
                    .containsExactly(5, 3);
            assertThat(scope.created().get("decoder.layer-3.weights").shape().sizes())
                    .containsExactly(3, 5);
            assertThat(scope.created().get("decoder.layer-2.weights").shape().sizes())
                    .containsExactly(5, 7);
            assertThat(scope.created().get("decoder.layer-1.weights").shape().sizes())
                    .containsExactly(7, 6);
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, TWO, true);
            Mlp mlp = plain(List.of(1), 1, Activation.RELU, CodeActivation.LINEAR, false);
            Tensor x = Rows.tensor(calculator, "features", new double[][] {{1, 2}});
            Tensor code = mlp.encode(x, scope).value();
            Tensor raw = mlp.decode(code, scope);
            calculator.give(scope.created().get("encoder.layer-1.weights"), 3, -1);
            calculator.give(scope.created().get("encoder.layer-1.bias"), 0.5);
            calculator.give(scope.created().get("encoder.layer-2.weights"), -2);
            calculator.give(scope.created().get("decoder.layer-2.weights"), -4);
            calculator.give(scope.created().get("decoder.layer-1.weights"), 1, -1);
            calculator.give(scope.created().get("decoder.layer-1.bias"), 0, 0.25);
            // relu(3 - 2 + 0.5) = 1.5; code = -3, linear; relu(12) = 12; raw = 12 and -12 + 0.25, without activation
            assertThat(calculator.values(code)).containsExactly(new double[] {-3}, within(1e-12));
            assertThat(calculator.values(raw)).containsExactly(new double[] {12, -11.75}, within(1e-12));
        }
    }

    @Test
    void givesTheCodeTheActivationOfTheHiddenLayersUnlessItHasItsOwn() {
        assertThat(codeRange(plain(List.of(5), 3, Activation.RELU, CodeActivation.SAME, false)))
                .isEqualTo(Interval.POSITIVE);
        assertThat(codeRange(plain(List.of(5), 3, Activation.RELU, CodeActivation.SIGMOID, false)))
                .isEqualTo(Interval.UNIT);
        assertThat(codeRange(plain(List.of(5), 3, Activation.SIGMOID, CodeActivation.LINEAR, false)))
                .isEqualTo(Interval.ALL);
    }

    @Test
    void offersEveryActivationForTheCode() {
        for (Activation activation : Activation.values()) {
            assertThat(CodeActivation.valueOf(activation.name()).or(Activation.LINEAR))
                    .isEqualTo(activation);
        }
    }

    @Test
    void flattensImages() {
        Shape image = Shape.of(axis("height", 2), axis("width", 3), axis("channels", 2));
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, image, true);
            Tensor x = Rows.tensor(calculator, "features", Rows.uniform(1, 2, 12, Interval.UNIT));
            assertThat(plugin().decode(plugin().encode(x, scope).value(), scope).shape())
                    .isEqualTo(Shape.of(axis("batch", 2), axis("features", 12)));
        }
    }

    private static Mlp plain(
            List<Integer> hidden, int code, Activation activation, CodeActivation codeActivation, boolean tied) {
        return new Mlp(hidden, code, activation, codeActivation, tied, 0, 0, false, 0);
    }

    private static Mlp treated(double dropout, double inputDropout, boolean batchNorm, double codeNoise) {
        return new Mlp(
                List.of(7),
                3,
                Activation.TANH,
                CodeActivation.SAME,
                false,
                dropout,
                inputDropout,
                batchNorm,
                codeNoise);
    }

    private double[] trainingCodes(Architecture architecture) {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            return calculator.values(architecture
                    .encode(Rows.tensor(calculator, "features", legalData()), scope)
                    .value());
        }
    }

    private Interval codeRange(Architecture architecture) {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            return architecture
                    .encode(Rows.tensor(calculator, "features", legalData()), scope)
                    .value()
                    .range();
        }
    }

    private List<String> paths(Architecture architecture) {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            build(architecture, calculator, scope);
            return List.copyOf(scope.created().keySet());
        }
    }

    private void build(Architecture architecture, Calculator calculator, FakeScope scope) {
        Tensor x = Rows.tensor(calculator, "features", legalData());
        architecture.decode(architecture.encode(x, scope).value(), scope);
    }
}
