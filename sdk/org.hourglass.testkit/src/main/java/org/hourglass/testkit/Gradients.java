package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;

/** Compares gradients with central differences, in float64. */
public final class Gradients {

    /**
     * The distance of central differences: their error is about its square, rounding adds about 1e-16 divided by it.
     */
    public static final double STEP = 1e-5;

    private static final double RELATIVE = 1e-6;
    private static final double ROUNDING = 1e-9;

    private Gradients() {}

    /**
     * Fails unless the gradient of the tensor's sum equals central differences: each element within 1e-6 of the
     * largest one, and 1e-9 of the sum for rounding.
     *
     * @param variable an input or a parameter of the calculator, away from kinks of the function
     */
    public static void assertEqualDifferences(Calculator calculator, Tensor tensor, Tensor variable) {
        double[] differences = calculator.centralDifferences(tensor, variable, STEP);
        double[] gradient = calculator.values(tensor.gradient(variable));
        double total = Math.abs(calculator.values(tensor.sum())[0]);
        double largest = Arrays.stream(differences).map(Math::abs).max().orElse(0);
        double tolerance = RELATIVE * largest + ROUNDING * total;
        assertThat(gradient).hasSameSizeAs(differences);
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i])
                    .as("gradient by element %d of %s, against central differences", i, variable.shape())
                    .isCloseTo(differences[i], within(tolerance));
        }
    }
}
