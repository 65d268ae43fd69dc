package org.hourglass.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Findings;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Probabilistic;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.Table;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.EvaluatorContract;
import org.hourglass.testkit.FakeEvaluation;
import org.junit.jupiter.api.Test;

final class EvidenceTest implements EvaluatorContract {

    @Override
    public Evaluator plugin() {
        return new Evidence(20, List.of(1, 5));
    }

    @Override
    public FakeEvaluation evaluation(boolean labelled, Interval range) {
        return EvaluatorContract.super.evaluation(labelled, range).withSubject(new Normal(0.5, 1));
    }

    /**
     * A model whose evidence is known: the code is the first value, p(x|h) = N(h, 1), so that x₁ ~ N(0, 2) and the posterior
     * is N(x₁/2, 1/2). Its own distributions are N(slope · x₁, variance).
     */
    private record Normal(double slope, double variance) implements Representation, Probabilistic {

        @Override
        public int codeSize() {
            return 1;
        }

        @Override
        public Matrix encode(Matrix samples) {
            float[] codes = new float[samples.rows()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (float) (slope * samples.get(i, 0));
            }
            return Matrix.of(codes.length, 1, codes);
        }

        @Override
        public Matrix decode(Matrix codes) {
            throw new IllegalStateException("evidence needs no reconstruction");
        }

        @Override
        public Optional<Probabilistic> probabilistic() {
            return Optional.of(this);
        }

        @Override
        public Posterior posterior(Matrix samples) {
            float[] spread = new float[samples.rows()];
            java.util.Arrays.fill(spread, (float) Math.log(variance));
            return new Posterior(encode(samples), Matrix.of(spread.length, 1, spread));
        }

        @Override
        public double[] logLikelihood(Matrix samples, Matrix codes) {
            return IntStream.range(0, samples.rows())
                    .mapToDouble(i -> {
                        double distance = samples.get(i, 0) - codes.get(i, 0);
                        return -0.5 * Math.log(2 * Math.PI) - distance * distance / 2;
                    })
                    .toArray();
        }
    }

    private static Map<String, Double> metrics(Evidence evidence, Representation subject, float... values) {
        return evidence.evaluate(evaluation(subject, values)).metrics();
    }

    private static FakeEvaluation evaluation(Representation subject, float... values) {
        Samples samples = new Samples(Matrix.of(values.length, 1, values), Optional.empty());
        return new FakeEvaluation(Shape.of(axis("features", 1)), Interval.ALL, samples, samples, subject);
    }

    private static float[] spread(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) Math.sin(i) * 2;
        }
        return values;
    }

    @Test
    void matchesTheHandComputedValues() {
        Map<String, Double> metrics = metrics(new Evidence(2, List.of()), new Normal(0.5, 0.5), 2, -2);
        // KL of N(±1, 1/2): (1 + 0.5 + ln 2 - 1) / 2 = 0.596574
        assertThat(metrics.get("rate")).isCloseTo(0.596574, within(1e-6));
        // at the means ±1 of x = ±2: -ln(2π)/2 - 1/2 - 0.596574
        assertThat(metrics.get("elbo-mean-code")).isCloseTo(-2.015512, within(1e-6));
        assertThat(metrics.get("elbo")).isEqualTo(-metrics.get("distortion") - metrics.get("rate"));
        assertThat(metrics).doesNotContainKey("importance-weighted-1");
    }

    @Test
    void tellsTheBoundOfDrawnCodesApartFromThatOfTheirMeans() {
        float[] x = spread(20_000);
        Map<String, Double> metrics = metrics(new Evidence(2, List.of()), new Normal(0.5, 0.5), x);
        // the mean of (x - h)² is larger by the variance 1/2 where h is drawn
        assertThat(metrics.get("elbo-mean-code") - metrics.get("elbo")).isCloseTo(0.25, within(0.02));
    }

    @Test
    void everyBoundIsTheEvidenceWhereTheDistributionIsTheTruePosterior() {
        float[] x = spread(50);
        double evidence = 0;
        for (float value : x) {
            evidence += (-0.5 * Math.log(4 * Math.PI) - value * value / 4) / x.length;
        }
        Map<String, Double> metrics = metrics(new Evidence(50, List.of(1, 7, 20)), new Normal(0.5, 0.5), x);
        for (int k : new int[] {1, 7, 20}) {
            assertThat(metrics.get("importance-weighted-" + k)).isCloseTo(evidence, within(1e-6));
        }
    }

    @Test
    void boundsGrowWithTheDrawsAndStayBelowTheEvidence() {
        float[] x = spread(2000);
        double evidence = 0;
        for (float value : x) {
            evidence += (-0.5 * Math.log(4 * Math.PI) - value * value / 4) / x.length;
        }
        Map<String, Double> metrics = metrics(new Evidence(2000, List.of(1, 5, 50)), new Normal(0.8, 1), x);
        double one = metrics.get("importance-weighted-1");
        double five = metrics.get("importance-weighted-5");
        double fifty = metrics.get("importance-weighted-50");
        assertThat(one).isCloseTo(metrics.get("elbo"), within(0.1));
        assertThat(one).isLessThan(five - 0.05);
        assertThat(five).isLessThan(fifty - 0.005);
        assertThat(fifty).isLessThan(evidence + 0.01).isCloseTo(evidence, within(0.02));
    }

    @Test
    void sumsWeightsByTheirLogarithms() { // exp(-50000) is 0: the sum of the weights themselves would be
        Map<String, Double> metrics = metrics(new Evidence(2, List.of(1, 5)), new Normal(0, 1), 300, 310);
        assertThat(metrics.get("importance-weighted-5")).isFinite().isLessThan(-40_000);
    }

    @Test
    void countsUnitsWhoseMeanChangesWithTheSample() {
        Evidence evidence = new Evidence(2, List.of());
        float[] x = {1, -1}; // of variance 1
        assertThat(metrics(evidence, new Normal(0.11, 1), x).get("active-units"))
                .isEqualTo(1);
        assertThat(metrics(evidence, new Normal(0.09, 1), x).get("active-units"))
                .isZero();
    }

    @Test
    void tellsStandardErrorsAndUnitsInTables() {
        Findings found = new Evidence(2, List.of(5, 1, 5)).evaluate(evaluation(new Normal(0.5, 0.5), 2, 0));
        assertThat(found.tables()).extracting(Table::name).containsExactly("evidence-bounds", "evidence-units");
        List<List<Object>> bounds = found.tables().get(0).rows();
        assertThat(bounds).hasSize(2);
        assertThat(bounds.get(0).get(0)).isEqualTo(1);
        // ln p(x) of 2 and 0 differ by 1: deviation 1/√2, error 1/2
        assertThat((Double) bounds.get(0).get(2)).isCloseTo(0.5, within(1e-6));
        // means 1 and 0: rates 0.596574 and 0.096574, variance 1/4
        List<Object> unit = found.tables().get(1).rows().get(0);
        assertThat((Double) unit.get(1)).isCloseTo(0.346574, within(1e-6));
        assertThat((Double) unit.get(2)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void measuresTheFirstSamplesOnlyWhereManyDrawsAreNeeded() {
        Normal exact = new Normal(0.5, 0.5);
        assertThat(metrics(new Evidence(2, List.of(3)), exact, 2, -2, 0, 0).get("importance-weighted-3"))
                .isCloseTo(-0.5 * Math.log(4 * Math.PI) - 1, within(1e-6));
    }

    @Test
    void findsNothingForDeterministicCodes() {
        Findings found = plugin().evaluate(evaluation().withSubject(keeping(2)));
        assertThat(found.metrics()).isEmpty();
        assertThat(found.tables()).isEmpty();
    }
}
