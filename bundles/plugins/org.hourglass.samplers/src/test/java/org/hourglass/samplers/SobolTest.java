package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.SearchSpace;
import org.hourglass.testkit.SamplerContract;
import org.junit.jupiter.api.Test;

final class SobolTest implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new Sobol();
    }

    @Test
    void eachOfAsManyIntervalsAsPointsHasOne() {
        for (String name : List.of("x0", "x1", "x2")) {
            assertThat(Arrays.stream(coordinate(name, 64, 7)).mapToInt(x -> (int) (x * 64)))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 64).boxed().toList());
        }
    }

    @Test
    void eachOfAsManyRectanglesAsPointsHasOne() {
        // the first two coordinates are a (0, m, 2)-net: of 64 points each of 8 x 8, 4 x 16, ... rectangles has one
        double[] x = coordinate("x0", 64, 7);
        double[] y = coordinate("x1", 64, 7);
        for (int columns = 1; columns <= 64; columns *= 2) {
            int wide = columns;
            assertThat(IntStream.range(0, 64)
                            .map(i -> (int) (x[i] * wide) * (64 / wide) + (int) (y[i] * (64 / wide)))
                            .distinct()
                            .count())
                    .as("%d columns", columns)
                    .isEqualTo(64);
        }
    }

    @Test
    void theScrambleKeepsWhatIsAboveABitTogether() {
        // 0.25 and 0.375 share the bits 0 1, and 0.75 only begins with another one
        OwenScramble scramble = new OwenScramble(7);
        assertThat((int) (4 * scramble.position("x", 0.25))).isEqualTo((int) (4 * scramble.position("x", 0.375)));
        assertThat((int) (2 * scramble.position("x", 0.25))).isNotEqualTo((int) (2 * scramble.position("x", 0.75)));
        assertThat(scramble.position("x", 0.25)).isNotEqualTo(scramble.position("y", 0.25));
    }

    @Test
    void aCoinDependsOnTheBitsAboveIt() {
        // the second bit of 0 and of 1/2: flipped alike for about half of the seeds, as their first bits differ
        assertThat(IntStream.range(0, 100).filter(seed -> {
                    OwenScramble scramble = new OwenScramble(seed);
                    return (int) (4 * scramble.position("x", 0)) % 2 == (int) (4 * scramble.position("x", 0.5)) % 2;
                }))
                .hasSizeBetween(25, 75);
    }

    @Test
    void aPointIsUniformOverTheSeeds() {
        assertThat(IntStream.range(0, 400)
                        .mapToDouble(seed -> coordinate("x1", 1, seed)[0])
                        .average())
                .hasValueCloseTo(0.5, within(0.05)); // 3.5 deviations of the mean
    }

    @Test
    void refusesASpaceOfMoreDimensionsThanItHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().begin(space(21202), new Sampler.Task(1, 10, 7)))
                .withMessage("sobol: the space must have at most 21201 dimensions, but got 21202; use random");
    }

    private static SearchSpace space(int dimensions) {
        return new SearchSpace(IntStream.range(0, dimensions)
                .mapToObj(i -> new Dimension("x" + i, new Domain.Real(0, 1, false), Optional.empty()))
                .toList());
    }

    private double[] coordinate(String name, int points, long seed) {
        Sampler.Search search = plugin().begin(space(3), new Sampler.Task(1, points, seed));
        return IntStream.range(0, points)
                .mapToDouble(i ->
                        Objects.requireNonNull(search.suggest(i, History.NONE).get(name)))
                .toArray();
    }
}
