package org.hourglass.study.internal;

import java.util.Comparator;
import java.util.Map;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Draws;
import org.hourglass.spi.search.Observation;
import org.hourglass.spi.search.SearchSpace;

/** Samplers as simple as can be; the standard ones are plugins, which stand above this module. */
enum FewSamplers implements Sampler {
    /** Every point once. */
    GRID {
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
            return (number, history) -> space.point(number);
        }
    },

    /** Each point by itself. */
    RANDOM {
        @Override
        public boolean adaptive() {
            return false;
        }

        @Override
        public Search begin(SearchSpace space, Task task) {
            return (number, history) -> draw(space, new Draws(task.seed(), number));
        }
    },

    /** Moves from the best point half the way to another one. */
    CLIMBER {
        @Override
        public Search begin(SearchSpace space, Task task) {
            if (task.objectives() > 1) {
                throw new IllegalArgumentException("climber: must have one objective, but got " + task.objectives());
            }
            return (number, history) -> {
                Draws draws = new Draws(task.seed(), number);
                Map<String, Double> best = history.observations().stream()
                        .min(Comparator.comparing(Observation::value))
                        .map(Observation::point)
                        .orElse(Map.of());
                return space.at(dimension -> {
                    double drawn = draws.uniform(dimension.name());
                    Double at = best.get(dimension.name());
                    return at == null ? drawn : (drawn + dimension.domain().position(at)) / 2;
                });
            };
        }
    };

    private static Map<String, Double> draw(SearchSpace space, Draws draws) {
        return space.at(dimension -> draws.uniform(dimension.name()));
    }
}
