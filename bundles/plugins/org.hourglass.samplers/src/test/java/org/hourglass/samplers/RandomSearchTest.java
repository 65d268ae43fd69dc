package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.SearchSpace;
import org.hourglass.testkit.SamplerContract;
import org.junit.jupiter.api.Test;

final class RandomSearchTest implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new RandomSearch();
    }

    @Test
    void dimensionsAreUniformAndIndependent() {
        SearchSpace space = new SearchSpace(List.of(real("a"), real("b")));
        Sampler.Search search = plugin().begin(space, new Sampler.Task(1, 4000, 7));
        List<Map<String, Double>> points = LongStream.range(0, 4000)
                .mapToObj(number -> search.suggest(number, History.NONE))
                .toList();
        // deviations of the means: sqrt(1/12/4000) = 0.0046 and sqrt(7/144/4000) = 0.0035
        assertThat(mean(points, "a", "")).isCloseTo(0.5, within(0.02));
        assertThat(mean(points, "a", "b")).isCloseTo(0.25, within(0.015));
    }

    private static double mean(List<Map<String, Double>> points, String one, String other) {
        return points.stream()
                .mapToDouble(point -> Objects.requireNonNull(point.get(one)) * point.getOrDefault(other, 1.0))
                .average()
                .orElseThrow();
    }

    private static Dimension real(String name) {
        return new Dimension(name, new Domain.Real(0, 1, false), Optional.empty());
    }
}
