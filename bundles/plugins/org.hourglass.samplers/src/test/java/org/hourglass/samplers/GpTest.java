package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;
import org.hourglass.testkit.SamplerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class GpTest implements SamplerContract {

    private static final GpKernel KERNEL = new GpKernel(new double[] {4}, 2, 0.5);

    @Override
    public Sampler plugin() {
        return new Gp(10, 12);
    }

    @Override
    public int trials() {
        return 20;
    }

    @Test
    void theKernelMatchesTheHandComputedValue() {
        // r = 2 * 0.5 = 1: 2 (1 + 2.236068 + 5/3) e^-2.236068 = 1.0479883
        assertThat(KERNEL.between(new double[] {0.1}, new double[] {0.6})).isCloseTo(1.0479883, within(1e-6));
        double h = 1e-6;
        assertThat(KERNEL.slope(1)).isCloseTo((KERNEL.at(1 + h) - KERNEL.at(1 - h)) / (2 * h), within(1e-8));
    }

    @Test
    void optionsDifferOrNot() {
        assertThat(GpKernel.square(-2, -2)).isZero();
        assertThat(GpKernel.square(-2, -4)).isEqualTo(1);
        assertThat(GpKernel.square(0.2, 0.5)).isCloseTo(0.09, within(1e-12));
    }

    @Test
    void oneTrialDrawsTheMeanTowardsIt() {
        // k = 1.0479883, K = 2.5: mean = k / 2.5 * 3, variance = 2 - k^2 / 2.5
        GpModel model = new GpModel(KERNEL, List.of(new double[] {0.1}), new double[] {3});
        assertThat(model.meanAt(new double[] {0.6})).isCloseTo(1.257586, within(1e-6));
        assertThat(model.variance(new double[] {0.6})).isCloseTo(1.560688, within(1e-6));
    }

    @Test
    void theExpectedImprovementMatchesTheHandComputedValue() {
        NormalCdf cdf = new NormalCdf();
        // z = 1: phi = 0.2419707, Phi = 0.8413447: log 1.0833155
        assertThat(GpModel.logShare(1, cdf)).isCloseTo(Math.log(1.0833155), within(1e-7));
        // z = -4: 7.1453e-6; z = -10 by its series: phi(10) / 100 * (1 - 0.03 + 0.0015 - 0.000105)
        assertThat(GpModel.logShare(-3.9999, cdf)).isCloseTo(GpModel.logShare(-4.0001, cdf), within(0.02));
        assertThat(GpModel.logShare(-10, cdf)).isCloseTo(-50.918939 - 4.605170 - 0.029015, within(1e-4));
    }

    @Test
    void theGradientOfTheLikelihoodIsThatOfDifferences() {
        List<double[]> x = List.of(new double[] {0.1, -2}, new double[] {0.7, -3}, new double[] {0.4, -2});
        GpLikelihood likelihood = new GpLikelihood(x, new double[] {1, -0.5, 0.3});
        double[] point = {0.3, -0.4, 0.2, -2};
        double[] gradient = new double[4];
        likelihood.at(point, gradient);
        for (int d = 0; d < 4; d++) {
            double[] above = point.clone();
            double[] below = point.clone();
            above[d] += 1e-5;
            below[d] -= 1e-5;
            double difference = likelihood.at(above, new double[4]) - likelihood.at(below, new double[4]);
            assertThat(gradient[d]).as("by %d", d).isCloseTo(difference / 2e-5, within(1e-7));
        }
    }

    @Test
    void theMinimumOfAQuadraticIsFound() {
        Bfgs.Minimum minimum = Bfgs.minimize(
                (x, gradient) -> {
                    gradient[0] = 2 * (x[0] - 3);
                    gradient[1] = 20 * (x[1] + 1);
                    return (x[0] - 3) * (x[0] - 3) + 10 * (x[1] + 1) * (x[1] + 1);
                },
                new double[2],
                50,
                1e-14);
        assertThat(minimum.point()).containsExactly(new double[] {3, -1}, within(1e-5));
    }

    @Test
    void findsTheFloorOfABowlInFewTrials() {
        SearchSpace space = new SearchSpace(List.of(
                new Dimension("x", new Domain.Real(0, 1, false), Optional.empty()),
                new Dimension("y", new Domain.Real(0, 1, false), Optional.empty())));
        Sampler.Search search = new Gp(5, 200).begin(space, new Sampler.Task(1, 25, 7));
        List<Observation> all = new ArrayList<>();
        for (int trial = 0; trial < 25; trial++) {
            Map<String, Double> point = search.suggest(trial, new History(all, List.of()));
            double value = Math.pow(point.get("x") - 0.3, 2) + Math.pow(point.get("y") - 0.8, 2);
            all.add(new Observation(trial, point, List.of(value), false));
        }
        assertThat(all.stream().mapToDouble(Observation::value).min().orElseThrow())
                .isLessThan(1e-4);
    }

    @Test
    void refusesSeveralObjectives() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().begin(legalSpace(), new Sampler.Task(2, 10, 7)))
                .withMessage("gp: there must be one objective, but got 2; use nsga-ii");
    }
}
