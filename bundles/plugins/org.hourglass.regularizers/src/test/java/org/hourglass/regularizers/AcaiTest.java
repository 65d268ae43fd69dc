package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.List;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class AcaiTest implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new Acai(0.5, 0.2, List.of(5), 1e-4);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, -1.4, 3.1}, {-0.1, 0.6, -0.75}};
    }

    @Override
    public boolean independentOfBatchSize() { // it draws for each row by itself
        return false;
    }

    @Override
    public boolean independentOfRowOrder() {
        return false;
    }

    private static FakePass passOf(Calculator calculator, double[][] code) {
        return FakePass.ofCode(calculator, code, Rows.range(code));
    }

    /** What is drawn first of all in a pass of this many rows. */
    private static double[] alphas(Calculator calculator, int rows) {
        double[] drawn = calculator.values(
                passOf(calculator, new double[rows][1]).random().uniform(Shape.of(axis("batch", rows))));
        return Arrays.stream(drawn).map(u -> u / 2).toArray();
    }

    @Test
    void vanishesForACriticThatTakesAllForData() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, legalCode());
            Tensor penalty = new Acai(0.5, 0.2, List.of(), 1e-4).penalty(pass);
            Sparring.linear(calculator, pass, "critic", 0, 0, 0, 0);
            assertThat(calculator.values(penalty)[0]).isZero();
        }
    }

    @Test
    void matchesTheHandComputedValues() {
        // c(r) = r - 1; between 2 and 4 lies 2 a + 4 (1 - a), between 4 and 2 lies 4 b + 2 (1 - b)
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{2}, {4}});
            Tensor penalty = new Acai(0.5, 0.2, List.of(), 1e-4).penalty(pass);
            Sparring.linear(calculator, pass, "critic", -1, 1);
            double[] alpha = alphas(calculator, 2);
            double a = 4 - 2 * alpha[0] - 1;
            double b = 2 + 2 * alpha[1] - 1;
            assertThat(calculator.values(penalty)[0]).isCloseTo(0.5 * (a * a + b * b) / 2, within(1e-12));
            double error = (Math.pow(a - alpha[0], 2) + Math.pow(b - alpha[1], 2)) / 2;
            assertThat(calculator.values(pass.reports().get("alpha-error"))[0]).isCloseTo(error, within(1e-12));
            // what is unmixed is the data themselves here, 2 and 4, whose c must be 0: (1 + 9) / 2
            assertThat(calculator.values(pass.reports().get("critic"))[0]).isCloseTo(error + 5, within(1e-12));
        }
    }

    @Test
    void gradientMatchesTheClosedForm() { // with c(r) = r: lambda / n * 2 r times each code's share in each r
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{2}, {4}});
            Tensor penalty = new Acai(0.5, 0.2, List.of(), 1e-4).penalty(pass);
            Sparring.linear(calculator, pass, "critic", 0, 1);
            double[] alpha = alphas(calculator, 2);
            double a = 4 - 2 * alpha[0];
            double b = 2 + 2 * alpha[1];
            double[] expected = {0.5 * (a * alpha[0] + b * (1 - alpha[1])), 0.5 * (a * (1 - alpha[0]) + b * alpha[1])};
            assertThat(calculator.values(penalty.gradient(pass.code()))).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void theCriticMustCallMixturesOfDataAndReconstructionsUnmixed() {
        // decoded is the data less 1: 0.2 x + 0.8 (x - 1) = x - 0.8; of the data 1 and 3 c(x) = x gives 0.2 and 2.2
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofData(
                    calculator, new double[][] {{1}, {3}}, x -> x.rename("features", "code"), h -> h.rename(
                                    "code", "features")
                            .minus(1));
            new Acai(0.5, 0.2, List.of(), 1e-4).penalty(pass);
            Sparring.linear(calculator, pass, "critic", 0, 1);
            double loss = calculator.values(pass.reports().get("critic"))[0];
            double error = calculator.values(pass.reports().get("alpha-error"))[0];
            assertThat(loss - error).isCloseTo((0.04 + 4.84) / 2, within(1e-12));
        }
    }

    @Test
    void theCriticLearnsHowFarBetweenAnInterpolationLies() {
        double[][] twoPoints = new double[16][1];
        for (int i = 0; i < twoPoints.length; i++) {
            twoPoints[i][0] = i % 2 == 0 ? 1 : -1;
        }
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, twoPoints);
            new Acai(0.5, 0.2, List.of(16), 1e-4).penalty(pass);
            Sparring.train(calculator, pass, "critic.", pass.reports().get("critic"), 2000);
            // 1/48 = 0.0208 for a critic that always says 1/4
            assertThat(calculator.values(pass.reports().get("alpha-error"))[0]).isLessThan(0.01);
        }
    }

    @Test
    void bearsABatchOfOne() {
        assertThat(penaltyOf(plugin(), new double[][] {{1, 2, 3}})).isFinite();
    }
}
