package org.hourglass.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.hourglass.spi.Regularizer;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;
import org.junit.jupiter.api.Test;

final class TotalCorrelationTest implements StochasticContract {

    private static final double LN_N = Math.log(1000); // of the samples that the pass was trained on
    private static final double[][] CODE = {{0.3, -1.2}, {1.4, 0.5}, {-0.6, 0.1}};
    private static final double[][] MEAN = {{0.1, -1}, {1, 0.2}, {-0.9, 0.4}};
    private static final double[][] LOG_VARIANCE = {{-0.5, -1}, {0.2, -0.3}, {-1.5, 0.1}};

    @Override
    public Regularizer plugin() {
        return new TotalCorrelation(6, 0.5);
    }

    @Override
    public String name() {
        return "total-correlation";
    }

    private static Map<String, Double> reports(double[][] code, double[][] mean, double[][] logVariance) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, code, mean, logVariance);
            return StochasticContract.reportsOf(calculator, new TotalCorrelation(6, 0.5), pass);
        }
    }

    private static double penalty(double beta, double weight) {
        try (Calculator calculator = Calculator.open(1)) {
            FakePass pass = FakePass.ofDrawn(calculator, CODE, MEAN, LOG_VARIANCE);
            return calculator.values(new TotalCorrelation(beta, weight).penalty(pass))[0];
        }
    }

    @Test
    void matchesTheHandComputedValue() {
        // one sample at its mean 0 with variance 1: ln q(h|x) = ln p(h), so that own - prior = 0;
        // MI = -(-ln 1000), TC = -ln 1000 + 2 ln 1000, dimension = -2 ln 1000
        Map<String, Double> reports =
                reports(new double[][] {{0, 0}}, new double[][] {{0, 0}}, new double[][] {{0, 0}});
        assertThat(reports.get("mutual-information")).isCloseTo(6.907755, within(1e-6));
        assertThat(reports.get("total-correlation")).isCloseTo(6.907755, within(1e-6));
        assertThat(reports.get("dimension-kl")).isCloseTo(-13.815511, within(1e-6));
    }

    @Test
    void matchesTheFormulaWrittenAsLoops() {
        double information = 0;
        double correlation = 0;
        double units = 0;
        int n = CODE.length;
        for (double[] h : CODE) {
            double joint = 0;
            double[] single = new double[h.length];
            for (int k = 0; k < n; k++) {
                double product = 1;
                for (int j = 0; j < h.length; j++) {
                    single[j] += density(h[j], k, j);
                    product *= density(h[j], k, j);
                }
                joint += product;
            }
            double logJoint = Math.log(joint / (1000 * n));
            double logProduct = Math.log(single[0] / (1000 * n)) + Math.log(single[1] / (1000 * n));
            information -= logJoint / n;
            correlation += (logJoint - logProduct) / n;
            units += (logProduct + Math.log(2 * Math.PI) + (h[0] * h[0] + h[1] * h[1]) / 2) / n;
        }
        for (int k = 0; k < n; k++) {
            information += Math.log(density(CODE[k][0], k, 0) * density(CODE[k][1], k, 1)) / n;
        }
        Map<String, Double> reports = reports(CODE, MEAN, LOG_VARIANCE);
        assertThat(reports.get("mutual-information")).isCloseTo(information, within(1e-12));
        assertThat(reports.get("total-correlation")).isCloseTo(correlation, within(1e-12));
        assertThat(reports.get("dimension-kl")).isCloseTo(units, within(1e-12));
        assertThat(penalty(6, 0.5)).isCloseTo(0.5 * (information + 6 * correlation + units), within(1e-12));
    }

    private static double density(double h, int k, int j) {
        double variance = Math.exp(LOG_VARIANCE[k][j]);
        return Math.exp(-(h - MEAN[k][j]) * (h - MEAN[k][j]) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    @Test
    void withBetaOneIsTheDivergenceOfTheDrawnCodesWhateverTheirNumber() {
        double expected = 0;
        for (int k = 0; k < CODE.length; k++) {
            for (int j = 0; j < 2; j++) {
                double prior = Math.exp(-CODE[k][j] * CODE[k][j] / 2) / Math.sqrt(2 * Math.PI);
                expected += Math.log(density(CODE[k][j], k, j) / prior) / CODE.length;
            }
        }
        assertThat(penalty(1, 1)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theCorrelationIsLeastWhereTheUnitsAreIndependent() {
        // means on a grid: q(h) is the product of its marginals, and what is left is ln N of the estimate
        double[][] grid = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
        double[][] line = {{1, 1}, {-1, -1}, {1, 1}, {-1, -1}};
        double[][] sharp = StochasticContract.each(grid, h -> Math.log(0.25));
        assertThat(reports(grid, grid, sharp).get("total-correlation")).isCloseTo(LN_N, within(1e-12));
        assertThat(reports(line, line, sharp).get("total-correlation")).isGreaterThan(LN_N + 0.5);
    }

    @Test
    void theInformationIsLeastWhereTheCodeDoesNotTellTheSample() {
        double[][] same = {{0.5, 0.5}, {0.5, 0.5}};
        double[][] apart = {{-9, 9}, {9, -9}};
        double[][] one = {{0, 0}, {0, 0}};
        assertThat(reports(same, same, one).get("mutual-information")).isCloseTo(LN_N, within(1e-12));
        assertThat(reports(apart, apart, one).get("mutual-information")).isCloseTo(LN_N + Math.log(2), within(1e-9));
    }

    @Test
    void tellsTheWeightOfTheCorrelationInNats() { // the pass's loss is half a nat
        assertThat(reports(CODE, MEAN, LOG_VARIANCE).get("beta-eff")).isEqualTo(6 * 0.5 * 0.5);
    }

    @Test
    void betaCountsTheCorrelationOnly() {
        double correlation = reports(CODE, MEAN, LOG_VARIANCE).get("total-correlation");
        assertThat(penalty(10, 1) - penalty(0, 1)).isCloseTo(10 * correlation, within(1e-10));
    }
}
