package org.hourglass.study.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Returns the number of points, or {@link Term#CONTINUOUS}. */
    long size() {
        return Sizes.sum(spaces.values().stream().map(Space::size).toList());
    }

    /** Returns point number i of spaces that can be counted. */
    Space.Point at(long index) {
        long rest = index;
        for (Map.Entry<String, Space> entry : spaces.entrySet()) {
            if (rest < entry.getValue().size()) {
                return of(entry.getKey(), entry.getValue().at(rest));
            }
            rest -= entry.getValue().size();
        }
        throw new IllegalArgumentException("variants: an index must be below %d, but got %d".formatted(size(), index));
    }

    /** Returns a random point: first a variant, each as likely as the others, then a point of it. */
    Space.Point draw(Draws draws) {
        List<String> names = List.copyOf(spaces.keySet());
        String name = named() ? names.get((int) (draws.uniform(KEY) * names.size())) : UNNAMED;
        return of(name, Objects.requireNonNull(spaces.get(name)).draw(draws));
    }

    private static Space.Point of(String name, Space.Point point) {
        return name.equals(UNNAMED) ? point : point.of(name);
    }

    /** Returns the paths of what cannot be counted, each with the place of its plugin. */
    Map<String, Place> continuous() {
        Map<String, Place> paths = new LinkedHashMap<>();
        spaces.values().forEach(space -> space.continuous().forEach(paths::putIfAbsent));
        return paths;
    }
}
