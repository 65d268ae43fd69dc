package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.junit.jupiter.api.Test;

/** What every regularizer holds to. */
public interface RegularizerContract {

    /** Returns the regularizer, with a weight above 0. */
    Regularizer plugin();

    /** Returns a code in the regularizer's domain, at least two different rows, away from kinks of the penalty. */
    double[][] legalCode();

    /** Returns weights of the network, each [in, out]. */
    default List<double[][]> legalWeights() {
        return List.<double[][]>of(new double[][] {{0.3, -0.2, 0.5}, {0.1, 0.4, -0.6}});
    }

    /** Says whether the penalty stays when the batch is repeated; statistics that correct for the batch size do not. */
    default boolean independentOfBatchSize() {
        return true;
    }

    /** Says whether the penalty stays when rows change places; what draws for each row by itself does not. */
    default boolean independentOfRowOrder() {
        return true;
    }

    /** Returns the penalty of a code whose range is the least of an activation's that holds it. */
    default double penaltyOf(Regularizer regularizer, double[][] code) {
        return penaltyOf(regularizer, code, Rows.range(code));
    }

    /** Returns the penalty of a code that tells this range. */
    default double penaltyOf(Regularizer regularizer, double[][] code, Interval range) {
        try (Calculator calculator = Calculator.open(1)) {
            return calculator.values(regularizer.penalty(pass(calculator, code, range)))[0];
        }
    }

    /** Returns the penalty of these weights, each [in, out]. */
    default double penaltyOfWeights(Regularizer regularizer, double[][]... weights) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofCode(calculator, legalCode(), Rows.range(legalCode()))
                    .withWeights(weights);
            return calculator.values(regularizer.penalty(pass))[0];
        }
    }

    /** Returns the gradient by each element of the code, row after row. */
    default double[] gradientOf(Regularizer regularizer, double[][] code) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, code, Rows.range(code));
            return calculator.values(regularizer.penalty(pass).gradient(pass.code()));
        }
    }

    /** Returns the gradient by each element of a weight, row after row. */
    default double[] gradientOfWeights(Regularizer regularizer, double[][] weights) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofCode(calculator, legalCode(), Rows.range(legalCode()))
                    .withWeights(weights);
            return calculator.values(
                    regularizer.penalty(pass).gradient(pass.weights().get(0)));
        }
    }

    /**
     * Returns the pass that the contract uses: the code with the legal weights. A penalty that looks at encoder or decoder
     * as functions needs one of {@link FakePass#ofData}; then the rows are data.
     */
    default FakePass pass(Calculator calculator, double[][] code, Interval range) {
        return FakePass.ofCode(calculator, code, range)
                .withWeights(legalWeights().toArray(new double[0][][]));
    }

    /** The penalty is one finite number. */
    @Test
    default void isAFiniteScalar() {
        try (Calculator calculator = Calculator.open(1)) {
            Tensor penalty = plugin().penalty(pass(calculator, legalCode(), Rows.range(legalCode())));
            assertThat(penalty.shape().rank()).as("rank of the penalty").isZero();
            assertThat(calculator.values(penalty)[0]).isFinite();
        }
    }

    /** The gradient by what was given, each weight, and each parameter of the plugin equals central differences. */
    @Test
    default void gradientEqualsCentralDifferences() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Rows.range(legalCode()));
            Tensor penalty = plugin().penalty(pass);
            for (Tensor variable : pass.variables()) {
                Gradients.assertEqualDifferences(calculator, penalty, variable);
            }
        }
    }

    /** A batch with every row twice has the penalty of the batch. */
    @Test
    default void staysWhenTheBatchIsDoubled() {
        if (independentOfBatchSize()) {
            double once = penaltyOf(plugin(), legalCode());
            assertThat(penaltyOf(plugin(), Rows.twice(legalCode()))).isCloseTo(once, within(1e-12 * Math.abs(once)));
        }
    }

    /** The order of the rows does not matter. */
    @Test
    default void staysWhenTheRowsChangePlaces() {
        if (independentOfRowOrder()) {
            double before = penaltyOf(plugin(), legalCode());
            assertThat(penaltyOf(plugin(), Rows.reversed(legalCode())))
                    .isCloseTo(before, within(1e-12 * Math.abs(before)));
        }
    }

    /**
     * What is not a number in the code shows in the penalty, or in the network's weights if these alone are
     * penalised.
     */
    @Test
    default void hidesNoNaN() {
        double[][] broken = Rows.with(legalCode(), 0, 0, Double.NaN);
        boolean reads = differs(
                penaltyOf(plugin(), legalCode()),
                penaltyOf(plugin(), Rows.with(legalCode(), 0, 0, legalCode()[0][0] / 2)));
        if (reads) {
            assertThat(penaltyOf(plugin(), broken, Rows.range(legalCode()))).isNaN();
        }
    }

    /** The same pass gives the same penalty, bit by bit, and is not changed by it. */
    @Test
    default void repeatsItselfAndLeavesThePassAsItWas() {
        double first = penaltyOf(plugin(), legalCode());
        assertThat(penaltyOf(plugin(), legalCode())).isEqualTo(first);
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Rows.range(legalCode()));
            calculator.values(plugin().penalty(pass));
            assertThat(calculator.values(pass.variables().get(0))).isEqualTo(Rows.flat(legalCode()));
        }
    }

    private static boolean differs(double a, double b) {
        return Double.compare(a, b) != 0;
    }
}
