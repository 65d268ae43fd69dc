package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one variant of a study may try.
 *
 * @param slots in the order in which a grid walks them: the last varies fastest
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

    /** Returns the number of points, or {@link Term#CONTINUOUS}. */
    long size() {
        return Sizes.product(slots.stream().map(SlotSpace::size).toList());
    }

    /** Returns point number i of a space that can be counted. */
    Point at(long index) {
        List<SlotSpace> backwards = new ArrayList<>(slots);
        Collections.reverse(backwards);
        Map<String, SlotSpace.Filling> fillings = new LinkedHashMap<>();
        long rest = index;
        for (SlotSpace slot : backwards) {
            fillings.put(slot.path(), slot.at(rest % slot.size()));
            rest /= slot.size();
        }
        return point(fillings);
    }

    /** Returns a random point. */
    Point draw(Draws draws) {
        Map<String, SlotSpace.Filling> fillings = new LinkedHashMap<>();
        slots.forEach(slot -> fillings.put(slot.path(), slot.draw(draws::uniform)));
        return point(fillings);
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

    /** Returns the paths of what cannot be counted, each with the place of its plugin. */
    Map<String, Place> continuous() {
        Map<String, Place> paths = new LinkedHashMap<>();
        for (SlotSpace slot : slots) {
            for (Alternative alternative : slot.alternatives()) {
                alternative.terms().forEach((name, term) -> {
                    if (term.size() == Term.CONTINUOUS) {
                        paths.put(slot.parameterPath(alternative, name), alternative.place());
                    }
                });
            }
        }
        return paths;
    }
}
