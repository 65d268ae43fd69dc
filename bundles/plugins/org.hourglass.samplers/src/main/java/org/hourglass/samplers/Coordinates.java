package org.hourglass.samplers;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.SearchSpace;

/** Gives each dimension of a space its own coordinate of a sequence of vectors. */
final class Coordinates {

    private final SearchSpace space;
    private final Map<String, Integer> places = new HashMap<>();

    /** Makes a position of a coordinate. */
    interface Randomization {
        double position(String name, double coordinate);
    }

    Coordinates(SearchSpace space) {
        this.space = space;
        for (Dimension dimension : space.dimensions()) {
            places.put(dimension.name(), places.size());
        }
    }

    /** Returns how long the vectors must be, which is 1 at least. */
    static int checked(String sampler, SearchSpace space, int limit) {
        int dimensions = space.dimensions().size();
        if (dimensions > limit) {
            throw new IllegalArgumentException("%s: the space must have at most %d dimensions, but got %d; use random"
                    .formatted(sampler, limit, dimensions));
        }
        return Math.max(1, dimensions);
    }

    Map<String, Double> point(double[] vector, Randomization randomization) {
        return space.at(dimension -> {
            int place = Objects.requireNonNull(places.get(dimension.name()));
            return randomization.position(dimension.name(), vector[place]);
        });
    }
}
