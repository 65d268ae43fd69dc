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
import org.junit.jupiter.api.Test;

final class GanTest implements RegularizerContract {

    @Override
    public Regularizer plugin() {
        return new Gan(0.5, List.of(5), 1e-3);
    }

    @Override
    public double[][] legalCode() {
        return new double[][] {{0.2, -1.4, 3.1}, {-0.1, 0.6, -0.75}};
    }

    /** What is decoded is the data less 3. */
    private static FakePass passOf(Calculator calculator, double[][] data) {
        return FakePass.ofData(
                calculator, data, x -> x.rename("features", "code").minus(3), h -> h.rename("code", "features"));
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }

    @Test
    void isTheWeightTimesLnTwoForADiscriminatorThatKnowsNothing() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{0.5}, {2}});
            Tensor penalty = new Gan(0.5, List.of(), 1e-3).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", 0, 0);
            assertThat(calculator.values(penalty)[0]).isCloseTo(0.5 * Math.log(2), within(1e-12));
        }
    }

    @Test
    void matchesTheHandComputedValues() {
        // D(x) = x: what is decoded is -2 and -1, so -(ln sigmoid(-2) + ln sigmoid(-1)) / 2 = (2.1269280 + 1.3132617) /
        // 2
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{1}, {2}});
            Tensor penalty = new Gan(0.5, List.of(), 1e-3).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", 0, 1);
            assertThat(calculator.values(penalty)[0]).isCloseTo(0.5 * 1.7200949, within(1e-7));
            double expected = 0.25 * (softplus(-1) + softplus(-2) + softplus(-2) + softplus(-1));
            assertThat(calculator.values(pass.reports().get("discriminator"))[0])
                    .isCloseTo(expected, within(1e-12));
            assertThat(calculator.values(pass.reports().get("accuracy"))[0]).isEqualTo(1);
            assertThat(calculator.values(pass.reports().get("variance"))[0]).isCloseTo(0.25, within(1e-12));
        }
    }

    @Test
    void gradientMatchesTheClosedForm() { // -(w / n) sigmoid(-D(r)) dD/dr, with D(r) = 2 r and r the data less 3
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{3.3}, {2.3}});
            Tensor penalty = new Gan(0.5, List.of(), 1e-3).penalty(pass);
            Sparring.linear(calculator, pass, "discriminator", 0, 2);
            double[] expected = {-0.5 / (1 + Math.exp(0.6)), -0.5 / (1 + Math.exp(-1.4))};
            assertThat(calculator.values(penalty.gradient(pass.code()))).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void theDiscriminatorLearnsToTellDataFromWhatIsDecodedAndThenPullsItThere() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = passOf(calculator, new double[][] {{1, 0.8}, {1.2, 1}, {0.7, 1.1}, {0.9, 1.4}});
            Tensor penalty = new Gan(1, List.of(8), 1e-3).penalty(pass);
            Tensor loss = pass.reports().get("discriminator");
            Sparring.train(calculator, pass, "discriminator.", loss, 400);
            assertThat(calculator.values(pass.reports().get("accuracy"))[0]).isEqualTo(1);
            assertThat(calculator.values(loss)[0]).isLessThan(0.1);
            assertThat(Arrays.stream(calculator.values(penalty.gradient(pass.code()))))
                    .allMatch(slope -> slope < 0); // the data are above
        }
    }
}
