package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class OrthogonalityTest implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new Orthogonality(0.1);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, 1.4}, {0.1, 0.6}};
    }

    @Test
    void vanishesForOrthonormalUnits() {
        double[][] rotated = {{0.6, -0.8}, {0.8, 0.6}, {0, 0}};
        assertThat(penaltyOfWeights(plugin(), rotated)).isCloseTo(0, within(1e-15));
    }

    @Test
    void vanishesForOrthonormalInputsWhereUnitsAreMore() {
        assertThat(penaltyOfWeights(plugin(), new double[][] {{0.6, 0.8, 0}, {-0.8, 0.6, 0}}))
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void vanishesForAnEncoderWithoutWeights() {
        assertThat(penaltyOfWeights(plugin())).isZero();
    }

    @Test
    void matchesTheHandComputedValue() {
        // units (1, 0) and (1, 2): Gram matrix {{1, 1}, {1, 5}}, less I {{0, 1}, {1, 4}}: 1 + 1 + 16 = 18, times 0.1
        assertThat(penaltyOfWeights(plugin(), new double[][] {{1, 1}, {0, 2}})).isCloseTo(1.8, within(1e-12));
    }

    @Test
    void sumsOverTheEncodersLayersAndLeavesTheDecoderOut() {
        double[][] two = {{2}};
        double[][] three = {{3}};
        double[][] ten = {{10}};
        // (4 - 1)^2 = 9 and (9 - 1)^2 = 64; the one between them is the decoder's
        assertThat(penaltyOfWeights(plugin(), two, ten, three)).isCloseTo(7.3, within(1e-12));
    }

    @Test
    void gradientMatchesTheClosedForm() {
        // 4 w W (W^T W - I) with W^T W - I = {{0, 1}, {1, 4}} and w = 0.1
        assertThat(gradientOfWeights(plugin(), new double[][] {{1, 1}, {0, 2}}))
                .containsExactly(new double[] {0.4, 2, 0.8, 3.2}, within(1e-12));
    }

    @Test
    void aLayerWithMoreUnitsThanInputsDiffersByAConstant() {
        double[][] wide = {{0.3, -0.2, 0.5}, {0.1, 0.4, -0.6}};
        try (Calculator calculator = Calculator.open(1)) {
            Tensor w = calculator.input(Shape.of(axis("in", 2), axis("out", 3)), Rows.flat(wide));
            Tensor gram = w.dot(w.rename("out", "other"), "in");
            double units = calculator
                    .values(gram.minus(Identity.like(gram)).squaredNorm().times(0.1))[0];
            assertThat(penaltyOfWeights(plugin(), wide)).isCloseTo(units - 0.1 * (3 - 2), within(1e-12));
        }
    }

    @Test
    void takesTheWindowAndChannelsOfAConvolutionAsInputs() {
        try (Calculator calculator = Calculator.open(1)) {
            Shape kernel = Shape.of(axis("height", 2), axis("width", 1), axis("in", 1), axis("out", 2));
            FakePass pass = FakePass.ofCode(calculator, legalCode(), Rows.range(legalCode()))
                    .withWeights(calculator.input(kernel, 1, 1, 0, 2)); // the matrix {{1, 1}, {0, 2}}
            assertThat(calculator.values(plugin().penalty(pass))[0]).isCloseTo(1.8, within(1e-12));
        }
    }

    @Test
    void doesNotDependOnTheCode() {
        assertThat(penaltyOf(plugin(), new double[][] {{9, 9}, {1, 2}})).isEqualTo(penaltyOf(plugin(), legalCode()));
    }
}
