package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.SearchSpace;

/**
 * What a study may try: the spaces of its named variants one after the other, or one space without a name.
 *
 * @param spaces by name; at least one
 */
record Variants(Map<String, Space> spaces) {

    /** What points and expressions call the variant; a study without variants has one of no name. */
    static final String KEY = "variant";

    private static final String UNNAMED = "";

    Variants {
        spaces = Collections.unmodifiableMap(new LinkedHashMap<>(spaces));
    }

    /** Returns the space of a study without variants. */
    static Variants one(Space space) {
        return new Variants(Map.of(UNNAMED, space));
    }

    boolean named() {
        return !spaces.containsKey(UNNAMED);
    }

    Stream<SlotSpace> slots() {
        return spaces.values().stream().flatMap(space -> space.slots().stream());
    }

    /** Returns the paths of everything that can be active. */
    Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        if (named()) {
            paths.add(KEY);
        }
        spaces.values().forEach(space -> paths.addAll(space.paths()));
        return paths;
    }

    /** Returns what samplers see: first which variant, if they have names, then what varies in each. */
    SearchSpace searchSpace() {
        List<Dimension> dimensions = new ArrayList<>();
        if (named()) {
            dimensions.add(new Dimension(KEY, new Domain.Choice(spaces.size(), false), Optional.empty()));
        }
        spaces.forEach((name, space) -> dimensions.addAll(space.dimensions(naming(name))));
        return new SearchSpace(dimensions);
    }

    private Naming naming(String name) {
        return name.equals(UNNAMED)
                ? Naming.PLAIN
                : new Naming(name, List.copyOf(spaces.keySet()).indexOf(name));
    }

    /** Returns the point at these coordinates. */
    Space.Point point(Map<String, Double> coordinates) {
        Double number = coordinates.get(KEY);
        String name = number == null ? UNNAMED : List.copyOf(spaces.keySet()).get(number.intValue());
        Space.Point point = Objects.requireNonNull(spaces.get(name)).point(naming(name), coordinates);
        return named() ? point.of(name) : point;
    }

    /** Returns the coordinates of a point that a record has; nothing if there is no such point. */
    Optional<Map<String, Double>> coordinates(Map<String, Object> values) {
        String name = named() ? String.valueOf(values.get(KEY)) : UNNAMED;
        Space space = spaces.get(name);
        if (space == null) {
            return Optional.empty();
        }
        Map<String, Double> all = new LinkedHashMap<>();
        if (named()) {
            all.put(KEY, (double) naming(name).option());
        }
        return space.coordinates(naming(name), values).map(coordinates -> {
            all.putAll(coordinates);
            return all;
        });
    }

    /** Returns what points call the parameters of these dimensions. */
    List<String> paths(List<String> names) {
        Map<String, String> paths = new LinkedHashMap<>();
        spaces.forEach((variant, space) -> space.slots()
                .forEach(slot -> slot.alternatives().forEach(alternative -> alternative
                        .terms()
                        .keySet()
                        .forEach(parameter -> paths.putIfAbsent(
                                naming(variant).of(slot, alternative, parameter),
                                slot.parameterPath(alternative, parameter))))));
        return names.stream()
                .map(name -> paths.getOrDefault(name, name))
                .distinct()
                .toList();
    }

    /** Returns the place of the first plugin with this parameter, by the name of a dimension. */
    Optional<Place> place(String dimension) {
        return spaces.entrySet().stream()
                .flatMap(entry -> entry.getValue().slots().stream().flatMap(slot -> slot.alternatives().stream()
                        .filter(alternative -> alternative.terms().keySet().stream()
                                .anyMatch(parameter -> naming(entry.getKey())
                                        .of(slot, alternative, parameter)
                                        .equals(dimension)))))
                .map(Alternative::place)
                .findFirst();
    }
}
