package org.hourglass.latentsamplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hourglass.spi.LatentSampler;
import org.hourglass.testkit.LatentSamplerContract;
import org.hourglass.testkit.PlainAlgebra;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class GaussianMixtureTest implements LatentSamplerContract {

    @Override
    public LatentSampler plugin() {
        return new GaussianMixture(4, 10_000);
    }

    /** A quarter N((-3, 0), I), three quarters N((3, 1), ((1, 0.8), (0.8, 1))). */
    private static double[][] twoClusters(int count) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] codes = new double[count][];
        for (int i = 0; i < count; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            codes[i] = i % 4 == 0 ? new double[] {a - 3, b} : new double[] {3 + a, 1 + 0.8 * a + 0.6 * b};
        }
        return codes;
    }

    @Test
    void findsTheClustersThatTheCodesWereDrawnFrom() {
        Mixture mixture = Mixture.fit(twoClusters(4000), 2, new SplittableRandom(1));
        List<Component> components = mixture.components().stream()
                .sorted(Comparator.comparingDouble(Component::weight))
                .toList();
        // five standard errors: of the small cluster's mean 5 / sqrt(1000) = 0.16, of the large one's 5 / sqrt(3000) =
        // 0.09, of its covariance 5 sqrt(1.64 / 3000) = 0.117; the clusters hardly overlap
        assertThat(components.get(0).weight()).isCloseTo(0.25, within(0.005));
        assertThat(components.get(0).mean()).containsExactly(new double[] {-3, 0}, within(0.16));
        assertThat(components.get(1).mean()).containsExactly(new double[] {3, 1}, within(0.09));
        double[][] root = components.get(1).root();
        assertThat(root[1][0] * root[0][0]).isCloseTo(0.8, within(0.117));
    }

    @Test
    void neverLosesLikelihood() { // a theorem of expectation maximisation; the ridge takes less than 1e-6
        for (long seed = 1; seed <= 5; seed++) {
            List<Double> path =
                    Mixture.fit(legalCodes(), 5, new SplittableRandom(seed)).logLikelihoods();
            for (int i = 1; i < path.size(); i++) {
                assertThat(path.get(i)).as("seed %d, round %d", seed, i).isGreaterThan(path.get(i - 1) - 1e-6);
            }
        }
    }

    @Test
    void isMeanAndCovarianceOfTheCodesWithOneComponent() {
        // codes (1, 2), (3, 6), (2, 1): mean (2, 3); variances 2/3 and 14/3, covariance 4/3, all over n
        Component one = Mixture.fit(new double[][] {{1, 2}, {3, 6}, {2, 1}}, 1, new SplittableRandom(1))
                .components()
                .get(0);
        assertThat(one.mean()).containsExactly(new double[] {2, 3}, within(1e-12));
        assertThat(one.root()[0][0]).isCloseTo(Math.sqrt(2 / 3.0), within(1e-5));
        assertThat(one.root()[1][0]).isCloseTo(4 / 3.0 / Math.sqrt(2 / 3.0), within(1e-5));
        assertThat(one.root()[1][1]).isCloseTo(Math.sqrt(14 / 3.0 - 8 / 3.0), within(1e-5));
    }

    @Test
    void densityMatchesTheHandComputedValue() {
        // π = 0.5, μ = (1, 2), covariance ((4, 2), (2, 5)), so L = ((2, 0), (1, 2)); at (3, 6) the solution of L s =
        // (2, 4)
        // is (1, 1.5): ln 0.5 - ln 2π - ln 4 - (1 + 2.25) / 2 = -5.542319
        Component component = new Component(0.5, new double[] {1, 2}, new double[][] {{2, 0}, {1, 2}});
        assertThat(component.logDensity(new double[] {3, 6}, new double[2])).isCloseTo(-5.542319, within(1e-6));
    }

    @Test
    void usesAtMostTheStatedNumberOfCodes() {
        double[][] codes = new double[1000][1];
        for (int i = 0; i < codes.length; i++) {
            codes[i][0] = i;
        }
        // of 10 codes the 10 components are the codes themselves, one each: at most 10 values are drawn
        LatentSampler few = new GaussianMixture(10, 10);
        float[] drawn = few.fit(Rows.matrix(codes), new PlainAlgebra(), new SplittableRandom(1))
                .draw(500, new SplittableRandom(2))
                .toArray();
        long values = IntStream.range(0, drawn.length)
                .mapToLong(i -> Math.round(drawn[i] / 5.0))
                .distinct()
                .count();
        assertThat(values).isLessThanOrEqualTo(20);
    }

    @Test
    void needsACodeForEachComponent() {
        assertThatThrownBy(() -> fitted(new double[][] {{1, 2}, {3, 4}, {5, 6}}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gaussian-mixture: there must be at least as many training codes as components, "
                        + "but got 3 for 4; lower `components`");
    }
}
