package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.List;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class VaeTest implements ArchitectureContract {

    private static final Shape TWO = Shape.of(axis("features", 2));

    @Override
    public Architecture plugin() {
        return new Vae(List.of(7, 5), 3, Activation.TANH);
    }

    @Nested
    final class WithoutHiddenLayers implements ArchitectureContract {

        @Override
        public Architecture plugin() {
            return new Vae(List.of(), 4, Activation.RELU);
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, TWO, true);
            Vae vae = new Vae(List.of(1), 1, Activation.RELU);
            Code code = vae.encode(Rows.tensor(calculator, "features", new double[][] {{1, 2}}), scope);
            Tensor raw = vae.decode(code.mean(), scope);
            calculator.give(scope.created().get("encoder.layer-1.weights"), 3, -1);
            calculator.give(scope.created().get("encoder.layer-1.bias"), 0.5);
            calculator.give(scope.created().get("encoder.mean.weights"), -2);
            calculator.give(scope.created().get("encoder.log-variance.weights"), 4);
            calculator.give(scope.created().get("encoder.log-variance.bias"), -1);
            calculator.give(scope.created().get("decoder.layer-2.weights"), -4);
            calculator.give(scope.created().get("decoder.layer-1.weights"), 1, -1);
            calculator.give(scope.created().get("decoder.layer-1.bias"), 0, 0.25);
            Code.Posterior posterior = code.posterior().orElseThrow();
            // relu(3 - 2 + 0.5) = 1.5; mean -3; ln variance 6 - 1 = 5; relu(12) = 12; raw 12 and -12 + 0.25
            assertThat(calculator.values(posterior.mean())).containsExactly(new double[] {-3}, within(1e-12));
            assertThat(calculator.values(posterior.logVariance())).containsExactly(new double[] {5}, within(1e-12));
            assertThat(calculator.values(raw)).containsExactly(new double[] {12, -11.75}, within(1e-12));
        }
    }

    @Test
    void drawsTheCodeFromItsDistribution() {
        int n = 20_000;
        try (Calculator calculator = Calculator.open(3)) {
            FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 1)), true);
            Code code = new Vae(List.of(), 1, Activation.RELU)
                    .encode(Rows.tensor(calculator, "features", new double[n][1]), scope);
            calculator.give(scope.created().get("encoder.mean.bias"), 0.7);
            calculator.give(scope.created().get("encoder.log-variance.bias"), Math.log(0.25));
            double[] drawn = calculator.values(code.value());
            double mean = Arrays.stream(drawn).average().orElseThrow();
            double variance =
                    Arrays.stream(drawn).map(h -> (h - mean) * (h - mean)).sum() / n;
            assertThat(mean).isCloseTo(0.7, within(4 * 0.5 / Math.sqrt(n)));
            assertThat(variance).isCloseTo(0.25, within(4 * 0.25 * Math.sqrt(2.0 / n)));
            calculator.goTo(1);
            assertThat(calculator.values(code.value())).isNotEqualTo(drawn);
        }
    }

    @Test
    void gradientsReachMeanAndVarianceThroughTheDraw() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            Code code = plugin().encode(Rows.tensor(calculator, "features", legalData()), scope);
            Code.Posterior posterior = code.posterior().orElseThrow();
            Tensor noise = code.value().minus(posterior.mean()); // sigma ε
            assertThat(calculator.values(code.value().gradient(posterior.mean())))
                    .containsOnly(1);
            assertThat(calculator.values(code.value().gradient(posterior.logVariance())))
                    .containsExactly(calculator.values(noise.times(0.5)), within(1e-12));
        }
    }

    @Test
    void boundsNeitherCodeNorVariance() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            Code code = new Vae(List.of(4), 3, Activation.SIGMOID)
                    .encode(Rows.tensor(calculator, "features", legalData()), scope);
            Code.Posterior posterior = code.posterior().orElseThrow();
            assertThat(code.value().range()).isEqualTo(Interval.ALL);
            assertThat(posterior.mean().range()).isEqualTo(Interval.ALL);
            assertThat(posterior.logVariance().range()).isEqualTo(Interval.ALL);
        }
    }

    @Test
    void mirrorsTheEncoder() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            Code code = plugin().encode(Rows.tensor(calculator, "features", legalData()), scope);
            plugin().decode(code.value(), scope);
            assertThat(sizes(scope, "encoder.layer-1")).containsExactly(6, 7);
            assertThat(sizes(scope, "encoder.layer-2")).containsExactly(7, 5);
            assertThat(sizes(scope, "encoder.mean")).containsExactly(5, 3);
            assertThat(sizes(scope, "encoder.log-variance")).containsExactly(5, 3);
            assertThat(sizes(scope, "decoder.layer-3")).containsExactly(3, 5);
            assertThat(sizes(scope, "decoder.layer-2")).containsExactly(5, 7);
            assertThat(sizes(scope, "decoder.layer-1")).containsExactly(7, 6);
        }
    }

    private static int[] sizes(FakeScope scope, String layer) {
        return scope.created().get(layer + ".weights").shape().sizes();
    }
}
