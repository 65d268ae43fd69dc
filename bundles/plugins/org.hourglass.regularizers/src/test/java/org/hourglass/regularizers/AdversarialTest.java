package org.hourglass.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.hourglass.testkit.RegularizerContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class AdversarialTest implements RegularizerContract {

    private static final double[][] FAR = {{4, 3.5}, {4.4, 4}, {3.6, 4.2}, {4.1, 3.8}};

    @Override
    public Regularizer plugin() {
        return new Adversarial(0.5, List.of(5), 1e-3);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, -1.4, 3.1}, {-0.1, 0.6, -0.75}};
    }

    private static Adversarial linear(double weight) {
        return new Adversarial(weight, List.of(), 1e-3);
    }

    private static FakePass passOf(Calculator calculator, double[][] code) {
        return FakePass.ofCode(calculator, code, Rows.range(code));
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }

    @Test
    void isTheWeightTimesLnTwoForADiscriminatorThatKnowsNothing() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, legalCode());
            Tensor penalty = linear(0.5).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", 0, 0, 0, 0);
            assertThat(calculator.values(penalty)[0]).isCloseTo(0.5 * Math.log(2), within(1e-12));
            assertThat(calculator.values(pass.reports().get("discriminator"))[0])
                    .isCloseTo(Math.log(2), within(1e-12));
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        // D(h) = h: -(ln sigmoid(0) + ln sigmoid(1)) / 2 = (0.6931472 + 0.3132617) / 2 = 0.5032044, times 0.5
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{0}, {1}});
            Tensor penalty = linear(0.5).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", 0, 1);
            assertThat(calculator.values(penalty)[0]).isCloseTo(0.2516022, within(1e-7));
        }
    }

    @Test
    void theDiscriminatorIsToldWhichOnesAreDrawn() {
        // D(h) = h - 1: it must be high for draws p and low for the codes 0 and 3
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{0}, {3}});
            linear(0.5).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", -1, 1);
            Tensor drawnFirst = passOf(calculator, new double[2][1])
                    .random()
                    .normal(pass.code().shape());
            double[] p = calculator.values(drawnFirst);
            double expected = 0.25 * (softplus(1 - p[0]) + softplus(1 - p[1]) + softplus(-1) + softplus(2));
            assertThat(calculator.values(pass.reports().get("discriminator"))[0])
                    .isCloseTo(expected, within(1e-12));
            double right = 1 + (p[0] > 1 ? 1 : 0) + (p[1] > 1 ? 1 : 0); // of the codes 0 is told, 3 is not
            assertThat(calculator.values(pass.reports().get("accuracy"))[0]).isCloseTo(right / 4, within(1e-12));
            assertThat(calculator.values(pass.reports().get("variance"))[0]).isCloseTo(2.25, within(1e-12));
        }
    }

    @Test
    void gradientMatchesTheClosedForm() { // -(w / n) sigmoid(-D(h)) dD/dh, with D(h) = 2 h
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{0.3}, {-0.7}});
            Tensor penalty = linear(0.5).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", 0, 2);
            double[] expected = {-0.5 / (1 + Math.exp(0.6)), -0.5 / (1 + Math.exp(-1.4))};
            assertThat(calculator.values(penalty.gradient(pass.code()))).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void doesNotSaturateWhereTheDiscriminatorIsSure() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{-20}, {-30}});
            Tensor penalty = linear(1).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", 0, 1);
            assertThat(calculator.values(penalty.gradient(pass.code())))
                    .containsExactly(new double[] {-0.5, -0.5}, within(1e-6));
        }
    }

    @Test
    void theDiscriminatorLearnsToTellCodesFromDrawsAndThenPullsThemBack() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, FAR);
            Tensor penalty = new Adversarial(1, List.of(8), 1e-3).penalty(pass);
            Tensor loss = pass.reports().get("discriminator");
            Sparring.train(calculator, pass, "discriminator.", loss, 400);
            assertThat(calculator.values(pass.reports().get("accuracy"))[0]).isEqualTo(1);
            assertThat(calculator.values(loss)[0]).isLessThan(0.1);
            assertThat(Arrays.stream(calculator.values(penalty.gradient(pass.code()))))
                    .allMatch(slope -> slope > 0); // the prior is below
        }
    }

    @Test
    void drawsFromThePriorAnewInEachStep() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, legalCode());
            plugin().penalty(pass);
            Tensor loss = pass.reports().get("discriminator");
            double first = calculator.values(loss)[0];
            calculator.goTo(1);
            assertThat(calculator.values(loss)[0]).isNotEqualTo(first);
        }
    }
}
