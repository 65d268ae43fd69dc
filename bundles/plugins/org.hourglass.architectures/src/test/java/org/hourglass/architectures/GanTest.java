package org.hourglass.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.ArchitectureContract;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class GanTest implements ArchitectureContract {

    @Override
    public Architecture plugin() {
        return new Gan(List.of(4, 5), 3, Activation.TANH, true);
    }

    @Override
    public boolean readsItsInput() {
        return false;
    }

    @Test
    void codesAreStandardNormalAndFreshInEachStep() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, Shape.of(axis("features", 2)), true);
            Tensor x = Rows.tensor(calculator, "features", new double[2000][2]);
            Tensor code = plugin().encode(x, scope).value();
            // of 6000 draws the mean has a standard deviation of .013, the mean square one of .018
            assertThat(calculator.values(code.mean())[0]).isCloseTo(0, within(0.06));
            assertThat(calculator.values(code.square().mean())[0]).isCloseTo(1, within(0.08));
            double first = calculator.values(code.sum())[0];
            calculator.goTo(1);
            assertThat(calculator.values(code.sum())[0]).isNotEqualTo(first);
        }
    }

    @Test
    void hiddenWidthsAreToldFromTheCodeToTheImage() {
        try (Calculator calculator = Calculator.open(1)) {
            FakeScope scope = new FakeScope(calculator, sample(), true);
            Tensor x = Rows.tensor(calculator, "features", legalData());
            plugin().decode(plugin().encode(x, scope).value(), scope);
            assertThat(scope.created().get("decoder.layer-3.weights").shape().sizes())
                    .containsExactly(3, 4);
            assertThat(scope.created().get("decoder.layer-2.weights").shape().sizes())
                    .containsExactly(4, 5);
            assertThat(scope.created().get("decoder.layer-1.weights").shape().sizes())
                    .containsExactly(5, 6);
            assertThat(scope.created().keySet()).noneMatch(path -> path.startsWith("encoder"));
        }
    }
}
