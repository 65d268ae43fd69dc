package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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

final class HaltonTest implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new Halton();
    }

    @Test
    void theFirstCoordinateIsTheRadicalInverseInBaseTwoShifted() {
        // 0, 1/2, 1/4, 3/4, 1/8, and the shift, modulo 1; the weight of base 2 is 1
        double[] x = coordinate("x0", 5, 7);
        double[] inverse = {0, 0.5, 0.25, 0.75, 0.125};
        for (int i = 0; i < 5; i++) {
            assertThat(x[i]).isCloseTo((inverse[i] + x[0]) % 1, within(1e-12));
        }
    }

    @Test
    void theSecondCoordinateIsTheRadicalInverseInBaseThree() {
        // weight 2 of base 3: 0, 2/3, 1/3, then 2/9, 8/9, 5/9
        double[] x = coordinate("x1", 6, 7);
        double[] inverse = {0, 2 / 3.0, 1 / 3.0, 2 / 9.0, 8 / 9.0, 5 / 9.0};
        for (int i = 0; i < 6; i++) {
            assertThat(x[i]).isCloseTo((inverse[i] + x[0]) % 1, within(1e-12));
        }
    }

    @Test
    void eachThirdOfACoordinateHasAThirdOfThePoints() {
        int[] counts = new int[3];
        double[] x = coordinate("x1", 81, 7);
        for (double value : x) {
            counts[(int) (3 * value)]++;
        }
        assertThat(counts).containsExactly(27, 27, 27);
    }

    @Test
    void refusesASpaceOfMoreDimensionsThanItHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().begin(space(41), new Sampler.Task(1, 10, 7)))
                .withMessage("halton: the space must have at most 40 dimensions, but got 41; use random");
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
