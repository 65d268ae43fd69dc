package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hourglass.spi.search.Dimension;

/**
 * What one variant of a study may try.
 *
 * @param slots in the order of the dimensions
 * @param zips what varies together
 */
record Space(List<SlotSpace> slots, List<Zip> zips) {

    /** A point: what each slot holds, by path in the order of the slots, and the values of what varies, by path. */
    record Point(Map<String, SlotSpace.Filling> fillings, Map<String, Object> values) {

        /** Returns this point as one of a variant. */
        Point of(String variant) {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put(Variants.KEY, variant);
            named.putAll(values);
            return new Point(fillings, named);
        }

        /** Returns the values of everything that is active, varying or not, by path. */
        Map<String, Object> active() {
            Map<String, Object> active = new LinkedHashMap<>();
            Optional.ofNullable(values.get(Variants.KEY)).ifPresent(variant -> active.put(Variants.KEY, variant));
            fillings.values().forEach(filling -> active.putAll(filling.active()));
            return active;
        }

        SlotSpace.Filling filling(String path) {
            SlotSpace.Filling filling = fillings.get(path);
            if (filling == null) {
                throw new IllegalArgumentException("space: no slot `%s` in %s".formatted(path, fillings.keySet()));
            }
            return filling;
        }
    }

    Space {
        slots = List.copyOf(slots);
        zips = List.copyOf(zips);
    }

    /** Returns this space with parameters that vary together. */
    Space zipped(List<Zip> more) {
        List<SlotSpace> changed = new ArrayList<>();
        for (SlotSpace slot : slots) {
            SlotSpace one = slot;
            for (Zip zip : more) {
                one = zip.follow(one);
            }
            changed.add(one);
        }
        return new Space(changed, more);
    }

    /** Returns the paths of everything that can be active. */
    Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        slots.forEach(slot -> slot.alternatives()
                .forEach(one -> paths.addAll(
                        new SlotSpace.Filling(slot, one, Map.of()).active().keySet())));
        return paths;
    }

    List<Dimension> dimensions(Naming names) {
        return slots.stream().flatMap(slot -> names.dimensions(slot).stream()).toList();
    }

    /** Returns the point at these coordinates. */
    Point point(Naming names, Map<String, Double> coordinates) {
        Map<String, SlotSpace.Filling> fillings = new LinkedHashMap<>();
        slots.forEach(slot -> fillings.put(slot.path(), slot.filling(names, coordinates)));
        return point(fillings);
    }

    /** Returns the coordinates of a point that a record has; nothing if this space does not have it. */
    Optional<Map<String, Double>> coordinates(Naming names, Map<String, Object> values) {
        Map<String, Double> coordinates = new LinkedHashMap<>();
        for (SlotSpace slot : slots) {
            Optional<Integer> chosen = slot.chosen(values.get(slot.path()));
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            Alternative alternative = slot.alternatives().get(chosen.get());
            if (slot.choice()) {
                coordinates.put(names.of(slot), (double) chosen.get());
            }
            for (Map.Entry<String, Term> entry : alternative.terms().entrySet()) {
                if (entry.getValue().domain().isPresent()) {
                    Object value = values.get(slot.parameterPath(alternative, entry.getKey()));
                    Optional<Double> coordinate =
                            value == null ? Optional.empty() : entry.getValue().coordinate(value);
                    if (coordinate.isEmpty()) {
                        return Optional.empty();
                    }
                    coordinates.put(names.of(slot, alternative, entry.getKey()), coordinate.get());
                }
            }
        }
        return Optional.of(coordinates);
    }

    private Point point(Map<String, SlotSpace.Filling> fillings) {
        zips.forEach(zip -> zip.pull(fillings));
        Map<String, SlotSpace.Filling> ordered = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (SlotSpace slot : slots) {
            SlotSpace.Filling filling = fillings.get(slot.path());
            if (filling != null) {
                ordered.put(slot.path(), filling);
                slot.addTo(values, filling);
            }
        }
        return new Point(ordered, values);
    }
}
