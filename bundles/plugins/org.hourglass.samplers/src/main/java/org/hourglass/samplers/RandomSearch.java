package org.hourglass.samplers;

import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.Draws;
import org.hourglass.spi.search.SearchSpace;

/**
 * Random search: each point is drawn for itself, each dimension by its own domain.
 *
 * <pre>
 *   x_d = F_d^-1(u_d),   u_d ~ U(0, 1)
 * </pre>
 *
 * <p>Shape: any space, any number of objectives. Domain: all; of a conditional space the choices are drawn first. Results are
 * not looked at. A point of a space that can be counted may come more than once; equal runs share their result then. Draws go by
 * the names of the dimensions, so that a further dimension changes no other's.
 *
 * <p>Source: J. Bergstra, Y. Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012.
 */
@SamplerPlugin(name = "random", doc = "Draws each point for itself")
record RandomSearch() implements Sampler {

    @Override
    public boolean adaptive() {
        return false;
    }

    @Override
    public Search begin(SearchSpace space, Task task) {
        return (number, history) -> {
            Draws draws = new Draws(task.seed(), number);
            return space.at(dimension -> draws.uniform(dimension.name()));
        };
    }
}
