package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hourglass.spi.Sampler;
import org.hourglass.testkit.SamplerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CmaEsTest implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new CmaEs(0, 1 / 6.0);
    }

    @Test
    void theMeanMovesToTheWeightedMeanOfTheBestHalf() {
        // lambda = 4: weights ln 2.5 - ln 1 = 0.9163, ln 2.5 - ln 2 = 0.2231: shares 0.80415 and 0.19585
        Covariance distribution = new Covariance(new double[] {0.5, 0.5}, 0.2, 4);
        distribution.adapt(new double[][] {{0.6, 0.5}, {0.5, 0.7}, {0.4, 0.5}, {0.5, 0.4}});
        assertThat(distribution.mean()).containsExactly(new double[] {0.580415, 0.53917}, within(1e-5));
    }

    @Test
    void theStepAdaptsToTheLengthOfThePath() {
        // the same generation: mu_eff = 1.45979, c_s = 0.408969, d_s = 1.408969, |p_s| = 0.435881, E|N(0, I)| =
        // 1.254273:
        // 0.2 exp(0.290261 (0.435881 / 1.254273 - 1)) = 0.165493
        Covariance distribution = new Covariance(new double[] {0.5, 0.5}, 0.2, 4);
        distribution.adapt(new double[][] {{0.6, 0.5}, {0.5, 0.7}, {0.4, 0.5}, {0.5, 0.4}});
        assertThat(distribution.sigma()).isCloseTo(0.165493, within(1e-6));
    }

    @Test
    void findsTheFloorOfACurvedValley() {
        // Rosenbrock's function on [-2, 2]^2
        Covariance distribution = new Covariance(new double[] {0.2, 0.7}, 1 / 6.0, 6);
        SplittableRandom random = new SplittableRandom(7);
        for (int generation = 0; generation < 150; generation++) {
            double[][] best = Stream.generate(() -> distribution.draw(random, new double[2]))
                    .limit(6)
                    .sorted(Comparator.comparingDouble(CmaEsTest::rosenbrock))
                    .toArray(double[][]::new);
            distribution.adapt(best);
        }
        assertThat(rosenbrock(distribution.mean())).isLessThan(1e-8);
    }

    @Test
    void aFloorKeepsADimensionMoving() {
        Covariance distribution = new Covariance(new double[] {0.5}, 1e-6, 4);
        SplittableRandom random = new SplittableRandom(7);
        double squares = 0;
        for (int i = 0; i < 2000; i++) {
            squares += Math.pow(distribution.draw(random, new double[] {0.1})[0] - 0.5, 2);
        }
        assertThat(Math.sqrt(squares / 2000)).isCloseTo(0.1, within(0.01));
    }

    @Test
    void refusesSeveralObjectives() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().begin(legalSpace(), new Sampler.Task(2, 10, 7)))
                .withMessage("cma-es: there must be one objective, but got 2; use nsga-ii");
    }

    private static double rosenbrock(double[] position) {
        double x = 4 * position[0] - 2;
        double y = 4 * position[1] - 2;
        return List.of(100 * Math.pow(y - x * x, 2), Math.pow(1 - x, 2)).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
