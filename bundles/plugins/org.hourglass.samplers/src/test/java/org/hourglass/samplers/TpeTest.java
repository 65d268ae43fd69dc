package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;
import org.hourglass.testkit.SamplerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TpeTest implements SamplerContract {

    private static final NormalCdf CDF = new NormalCdf();
    private static final Domain REAL = new Domain.Real(0, 1, false);
    private static final Domain COLOUR = new Domain.Choice(3, false);

    @Override
    public Sampler plugin() {
        return new Tpe(10, 24);
    }

    @Test
    void aTenthOfTheTrialsIsGoodAndNeverMoreThan25() {
        assertThat(IntStream.of(1, 10, 11, 240, 241, 1000).map(Tpe::good)).containsExactly(1, 1, 2, 24, 25, 25);
    }

    @Test
    void theDeviationIsTheLargerGapToTheNeighboursDownToTheClip() {
        // of 0.1, 0.5, 0.2, 0.95 in order: 0.1 (below the clip of 1/6), 0.3, 0.45 and 0.45
        Axis axis = new Axis(new Domain.Real(0, 1, false));
        DoubleStream.of(0.1, 0.5, 0.2, 0.95).forEach(axis::add);
        assertThat(new Centres(axis, new int[] {0, 1, 2, 3}, 4, new double[0]).deviations())
                .containsExactly(new double[] {1 / 6.0, 0.45, 0.3, 0.45}, within(1e-12));
        // 0.5 left out, and 0.3 pending
        assertThat(new Centres(axis, new int[] {0, -1, 1, 2}, 3, new double[] {0.3}).deviations())
                .containsExactly(new double[] {1 / 6.0, 1 / 6.0, 0.65, 0.65}, within(1e-12));
    }

    @Test
    void olderKernelsWeighLess() {
        assertThat(Parzen.weights(3)).containsExactly(0.25, 0.25, 0.25, 0.25);
        // 27 kernels: 1/27 and 1, then 25 ones and the prior: the sum is 27 + 1/27
        double[] weights = Parzen.weights(27);
        assertThat(weights[0]).isCloseTo(1 / 27.0 / (27 + 1 / 27.0), within(1e-12));
        assertThat(weights[1]).isCloseTo(1 / (27 + 1 / 27.0), within(1e-12));
        assertThat(weights[27]).isEqualTo(weights[26]);
    }

    @Test
    void theDensityOfOneKernelMatchesTheHandComputedValue() {
        // deviation 1/2 around 0.5, the gap to an end, cut off at 1 deviation: phi(0) / (1/2) / 0.6826895 = 1.1687370;
        // the prior: phi(0) / 0.3829249 = 1.0418292; half of each
        assertThat(mixture(List.of(REAL), new double[] {0.5}).density(new double[] {0.5}))
                .isCloseTo((1.1687370 + 1.0418292) / 2, within(1e-6));
    }

    @Test
    void theProbabilityOfAnOptionMatchesTheHandComputedValue() {
        // one kernel at option 0: (1/2 + 1) / (1 + 3/2) = 0.6, the others (1/2) / (5/2) = 0.2; the prior: 1/3
        Parzen mixture = mixture(List.of(COLOUR), new double[] {0});
        assertThat(mixture.density(new double[] {0})).isCloseTo((0.6 + 1 / 3.0) / 2, within(1e-12));
        assertThat(mixture.density(new double[] {2})).isCloseTo((0.2 + 1 / 3.0) / 2, within(1e-12));
    }

    @Test
    void probabilitiesOfWhatCanBeCountedSumToOne() {
        for (Domain domain : List.of(
                new Domain.Whole(1, 9, 4, true),
                new Domain.Whole(1, 2000, 1, true),
                new Domain.Whole(-3, 12, 5, false),
                new Domain.Whole(0, 5000, 1, false),
                new Domain.Choice(4, true),
                new Domain.Choice(4, false))) {
            Parzen mixture = mixture(
                    List.of(domain), new double[] {domain.value(1)}, new double[] {domain.value(domain.size() - 1)});
            double sum = 0;
            for (long i = 0; i < domain.size(); i++) {
                sum += mixture.density(new double[] {domain.value(i)});
            }
            assertThat(sum).as(domain.toString()).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void drawsAreDistributedAsTheDensitySays() {
        Domain width = new Domain.Whole(8, 64, 8, true);
        Parzen mixture = mixture(List.of(width, COLOUR), new double[] {16, 1}, new double[] {56, 2});
        SplittableRandom random = new SplittableRandom(7);
        int[][] counts = new int[8][3];
        for (int i = 0; i < 100_000; i++) {
            double[] values = mixture.draw(random);
            counts[(int) (values[0] / 8) - 1][(int) values[1]]++;
        }
        for (int w = 0; w < 8; w++) {
            for (int c = 0; c < 3; c++) {
                double density = mixture.density(new double[] {8.0 * (w + 1), c});
                assertThat(counts[w][c] / 1e5).as("%d, %d", w, c).isCloseTo(density, within(0.006));
            }
        }
    }

    @Test
    void theTableOfTheNormalDistributionIsThatOfHipparchus() {
        var normal = new org.hipparchus.distribution.continuous.NormalDistribution(0, 1);
        for (double z = -8.5; z < 8.5; z += 0.0137) {
            assertThat(CDF.at(z)).as("at %s", z).isCloseTo(normal.cumulativeProbability(z), within(1e-11));
        }
    }

    @Test
    void goesWhereGoodTrialsAre() {
        SearchSpace space = square(2);
        Sampler.Search search = plugin().begin(space, new Sampler.Task(1, 60, 7));
        List<Observation> all = run(search, 60, point -> Math.pow(point.get("x0") - 0.2, 2) + point.get("x1"));
        double late = all.subList(40, 60).stream()
                .mapToDouble(Observation::value)
                .average()
                .orElseThrow();
        double early = all.subList(0, 10).stream()
                .mapToDouble(Observation::value)
                .average()
                .orElseThrow();
        assertThat(late).isLessThan(early / 2);
    }

    @Test
    void whatIsPendingIsNotGood() {
        TpeGroup group = new TpeGroup(square(1).dimensions());
        DoubleStream.of(0.1, 0.4, 0.9).forEach(x -> group.add(group.size(), Map.of("x0", x)));
        BitSet good = BitSet.valueOf(new long[] {0b010});
        double[] there = {0.6};
        TpeGroup.Split free = group.split(good, List.of(), CDF);
        TpeGroup.Split taken = group.split(good, List.of(Map.of("x0", 0.6)), CDF);
        assertThat(taken.others().density(there)).isGreaterThan(free.others().density(there));
        assertThat(taken.good().density(there)).isEqualTo(free.good().density(there));
    }

    @Test
    @Timeout(30)
    void thousandSuggestionsOfEightDimensionsTakeAMillisecondEachAtMost() {
        List<Dimension> dimensions = new ArrayList<>(square(4).dimensions());
        dimensions.add(new Dimension("units", new Domain.Whole(8, 1024, 1, true), Optional.empty()));
        dimensions.add(new Dimension("layers", new Domain.Whole(1, 6, 1, false), Optional.empty()));
        dimensions.add(new Dimension("kind", new Domain.Choice(4, false), Optional.empty()));
        dimensions.add(new Dimension(
                "rate",
                new Domain.Real(1e-4, 1, true),
                Optional.of(new Dimension.Condition("kind", java.util.Set.of(1, 2)))));
        SearchSpace space = new SearchSpace(dimensions);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE; // of three searches: the first one also warms up
        for (int seed = 0; seed < 3; seed++) {
            long begin = threads.getCurrentThreadCpuTime();
            run(plugin().begin(space, new Sampler.Task(1, 1000, seed)), 1000, TpeTest::sum);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - begin);
        }
        assertThat(TimeUnit.NANOSECONDS.toMicros(least) / 1000)
                .as("microseconds of processor time for a suggestion")
                .isLessThanOrEqualTo(1_000);
    }

    @Test
    void refusesSeveralObjectives() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().begin(legalSpace(), new Sampler.Task(2, 10, 7)))
                .withMessage("tpe: there must be one objective, but got 2; use nsga-ii");
    }

    private static double sum(Map<String, Double> point) {
        return point.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Observation> run(
            Sampler.Search search, int trials, java.util.function.ToDoubleFunction<Map<String, Double>> objective) {
        List<Observation> all = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Map<String, Double> point = search.suggest(trial, new History(all, List.of()));
            all.add(new Observation(trial, point, List.of(objective.applyAsDouble(point)), false));
        }
        return all;
    }

    private static Parzen mixture(List<Domain> domains, double[]... values) {
        List<Axis> axes = domains.stream().map(Axis::new).toList();
        for (double[] row : values) {
            for (int d = 0; d < row.length; d++) {
                axes.get(d).add(row[d]);
            }
        }
        int[] slots = IntStream.range(0, values.length).toArray();
        return new Parzen(Centres.of(axes, slots, values.length, List.of()), values.length, CDF);
    }

    private static SearchSpace square(int dimensions) {
        return new SearchSpace(IntStream.range(0, dimensions)
                .mapToObj(i -> new Dimension("x" + i, new Domain.Real(0, 1, false), Optional.empty()))
                .toList());
    }
}
