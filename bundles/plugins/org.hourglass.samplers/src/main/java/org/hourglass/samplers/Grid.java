package org.hourglass.samplers;

import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.SearchSpace;

/**
 * Grid search: every point of a space that can be counted, once; the first dimension varies slowest, the last fastest.
 *
 * <pre>
 *   trials = product over dimensions of their values, a choice counting the points below each of its options
 * </pre>
 *
 * <p>Shape: a space of whole numbers and choices, any number of objectives. Domain: a dimension of real numbers needs a
 * {@code grid: {from, to, step}} or a {@code choice}. Results are not looked at.
 *
 * <p>Source: full factorial design; R. A. Fisher, "The design of experiments", 1935, chapter 6.
 */
@SamplerPlugin(name = "grid", doc = "Tries every point once")
record Grid() implements Sampler {

    @Override
    public boolean adaptive() {
        return false;
    }

    @Override
    public boolean exhaustive() {
        return true;
    }

    @Override
    public Search begin(SearchSpace space, Task task) {
        if (!space.uncountable().isEmpty()) {
            throw new IllegalArgumentException(
                    "grid: must walk what can be counted, but got `%s` with any number of values"
                            .formatted(String.join("`, `", space.uncountable())));
        }
        return (number, history) -> space.point(number);
    }
}
