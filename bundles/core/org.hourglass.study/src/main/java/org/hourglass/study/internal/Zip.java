package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that vary together: where the first takes its n-th value, the others take theirs.
 *
 * @param axes at least two, with equally many values
 */
record Zip(List<Axis> axes) {

    /** A parameter of a slot that is always active, with its values. */
    record Axis(String slot, String parameter, Term.Listed values) {

        String path() {
            return slot + "." + parameter;
        }
    }

    /** Gives the followers the values that go with the leader's. */
    void pull(Map<String, SlotSpace.Filling> fillings) {
        Axis leader = axes.get(0);
        int index = leader.values().values().indexOf(value(fillings, leader));
        axes.forEach(axis -> fillings.computeIfPresent(
                axis.slot(),
                (slot, filling) -> with(filling, axis, axis.values().value(index))));
    }

    private static Object value(Map<String, SlotSpace.Filling> fillings, Axis axis) {
        SlotSpace.Filling filling = fillings.get(axis.slot());
        Object value = filling == null ? null : filling.values().get(axis.parameter());
        if (value == null) {
            throw new IllegalStateException("zip: `%s` must be active in every point".formatted(axis.path()));
        }
        return value;
    }

    private static SlotSpace.Filling with(SlotSpace.Filling filling, Axis axis, Object value) {
        Map<String, Object> values = new LinkedHashMap<>(filling.values());
        values.put(axis.parameter(), value);
        return new SlotSpace.Filling(filling.slot(), filling.alternative(), values);
    }

    /** Returns the slot with one value for each follower, which the leader will choose. */
    SlotSpace follow(SlotSpace slot) {
        SlotSpace changed = slot;
        for (Axis axis : axes.subList(1, axes.size())) {
            if (axis.slot().equals(slot.path())) {
                changed = changed.with(axis.parameter(), new Term.Follower(axis.values()));
            }
        }
        return changed;
    }

    List<String> paths() {
        return axes.stream().map(Axis::path).toList();
    }
}
