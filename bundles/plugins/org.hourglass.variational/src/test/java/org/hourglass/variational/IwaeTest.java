package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class IwaeTest implements StochasticContract {

    @Override
    public Regularizer plugin() {
        return new Iwae(1);
    }

    @Override
    public String name() {
        return "iwae";
    }

    @Nested
    final class WithFurtherDraws implements StochasticContract {

        @Override
        public Regularizer plugin() {
            return new Iwae(3);
        }

        @Override
        public String name() {
            return "iwae";
        }

        @Override
        public boolean independentOfBatchSize() { // each row draws its own codes
            return false;
        }

        @Override
        public boolean independentOfRowOrder() {
            return false;
        }
    }

    @Test
    void withOneDrawTheLossIsTheBoundOfOneSample() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(
                    calculator, new double[][] {{2}}, new double[][] {{1}}, new double[][] {{Math.log(4)}});
            Tensor total = pass.lossOf(pass.code()).mean().plus(plugin().penalty(pass));
            // x = 1, h = 2, q = N(1, 4): ln p(x|h) = -(1 - 2)²/2, ln p(h) = -2 - c, ln q(h|x) = -1/8 - ln 2 - c:
            // -0.5 - 2 + 0.125 + 0.693147 = -1.681853 nats, a unit of the loss being half a nat
            assertThat(calculator.values(total)[0]).isCloseTo(2 * 1.681853, within(1e-6));
            assertThat(calculator.values(pass.reports().get("bound"))[0]).isCloseTo(-1.681853, within(1e-6));
        }
    }

    @Test
    void withOneDrawThePenaltyIsTheDivergenceOfTheDrawnCode() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Interval.ALL).withNats(1);
            Tensor expected = Bound.logDensity(pass.code(), pass.posterior().orElseThrow())
                    .minus(Bound.logPrior(pass.code()))
                    .sum("code")
                    .mean();
            assertThat(calculator.values(plugin().penalty(pass))[0])
                    .isCloseTo(calculator.values(expected)[0], within(1e-12));
        }
    }

    @Test
    void isExactWhereTheDistributionIsTheTruePosterior() {
        // x = 0 with p(x|h) ~ exp(-h²/2) and h ~ N(0, 1): the posterior is N(0, 1/2), and every weight is the evidence
        // ∫ exp(-h²/2) p(h) dh = 1/√2
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofPosterior(
                    calculator, new double[][] {{0}, {0}}, new double[][] {{Math.log(0.5)}, {Math.log(0.5)}});
            new Iwae(7).penalty(pass);
            assertThat(calculator.values(pass.reports().get("bound"))[0]).isCloseTo(-0.5 * Math.log(2), within(1e-12));
        }
    }

    @Test
    void theBoundGrowsWithTheDrawsAndStaysBelowTheEvidence() {
        // x = 1.5: ln ∫ exp(-(x - h)²/2) p(h) dh = -ln(2)/2 - x²/4; q = N(1.5, 1) is far from the posterior N(.75, .5)
        double evidence = -0.5 * Math.log(2) - 1.5 * 1.5 / 4;
        double one = bound(1);
        double five = bound(5);
        double fifty = bound(50);
        assertThat(one).isLessThan(five - 0.05);
        assertThat(five).isLessThan(fifty - 0.01);
        assertThat(fifty).isLessThan(evidence).isCloseTo(evidence, within(0.05));
    }

    private static double bound(int draws) {
        int n = 4000;
        try (Calculator calculator = Calculator.open(11)) {
            FakePass pass = FakePass.ofPosterior(
                    calculator,
                    Collections.nCopies(n, new double[] {1.5}).toArray(double[][]::new),
                    Collections.nCopies(n, new double[] {0}).toArray(double[][]::new));
            new Iwae(draws).penalty(pass);
            return calculator.values(pass.reports().get("bound"))[0];
        }
    }

    @Test
    void theDrawsAreDifferentOnes() { // equal draws would leave the bound of one
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Interval.ALL);
            new Iwae(1).penalty(pass);
            double one = calculator.values(pass.reports().get("bound"))[0];
            new Iwae(2).penalty(pass);
            double two = calculator.values(pass.reports().get("bound"))[0];
            new Iwae(3).penalty(pass);
            double three = calculator.values(pass.reports().get("bound"))[0];
            assertThat(two).isNotCloseTo(one, within(1e-6));
            assertThat(three).isNotCloseTo(two, within(1e-6));
        }
    }

    @Test
    void theLossIsTheSameBoundWhateverItsReduction() {
        double inNats = total(1);
        assertThat(392 * total(392)).isCloseTo(inNats, within(1e-10));
        assertThat(0.5 * total(0.5)).isCloseTo(inNats, within(1e-10));
    }

    private double total(double nats) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Interval.ALL).withNats(nats);
            Tensor total = pass.lossOf(pass.code()).mean().plus(new Iwae(4).penalty(pass));
            assertThat(calculator.values(pass.reports().get("beta-eff"))[0]).isCloseTo(1, within(1e-12));
            return calculator.values(total)[0];
        }
    }

    @Test
    void staysFiniteForSamplesFarFromTheirReconstruction() { // e^-50000 is 0 in float64: sums of logarithms are needed
        double[][] far = {{300}};
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, new double[][] {{0}}, far, new double[][] {{0}});
            new Iwae(5).penalty(pass);
            assertThat(calculator.values(pass.reports().get("bound"))[0]).isFinite();
        }
    }

    @Test
    void refusesALossThatIsNoLikelihood() {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = pass(calculator, legalCode(), Interval.ALL).withoutLikelihood();
            assertThatThrownBy(() -> plugin().penalty(pass))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "iwae: the loss must be the logarithm of a likelihood, but it is none; use bce-sum or mse-sum");
        }
    }
}
