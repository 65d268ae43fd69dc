package org.hourglass.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.SearchSpace;
import org.hourglass.testkit.SamplerContract;
import org.junit.jupiter.api.Test;

final class GridTest implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new Grid();
    }

    @Override
    public int trials() {
        return 1 + 2 * 15;
    }

    @Test
    void triesEachPointOnceTheFirstDimensionSlowest() {
        SearchSpace space = new SearchSpace(List.of(
                new Dimension("kind", new Domain.Choice(2, false), Optional.empty()),
                new Dimension(
                        "width",
                        new Domain.Whole(8, 16, 8, false),
                        Optional.of(new Dimension.Condition("kind", Set.of(1)))),
                new Dimension("depth", new Domain.Whole(1, 2, 1, false), Optional.empty())));
        Sampler.Search search = plugin().begin(space, new Sampler.Task(1, 6, 7));
        assertThat(LongStream.range(0, 6).mapToObj(number -> search.suggest(number, History.NONE)))
                .containsExactly(
                        Map.of("kind", 0.0, "depth", 1.0),
                        Map.of("kind", 0.0, "depth", 2.0),
                        Map.of("kind", 1.0, "width", 8.0, "depth", 1.0),
                        Map.of("kind", 1.0, "width", 8.0, "depth", 2.0),
                        Map.of("kind", 1.0, "width", 16.0, "depth", 1.0),
                        Map.of("kind", 1.0, "width", 16.0, "depth", 2.0));
    }

    @Test
    void refusesRealNumbers() {
        SearchSpace space =
                new SearchSpace(List.of(new Dimension("rate", new Domain.Real(0, 1, false), Optional.empty())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin().begin(space, new Sampler.Task(1, 6, 7)))
                .withMessage("grid: must walk what can be counted, but got `rate` with any number of values");
    }
}
