package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code zip}: lists of paths whose domains are lists of equal length. */
final class ZipReader {

    private static final String SHAPE = "write a list of lists of paths: [[architecture.code, training.batch]]";

    private final Faults faults;
    private final Map<String, Zip.Axis> axes = new LinkedHashMap<>();
    private final Set<String> others = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    ZipReader(Space space, Faults faults) {
        this.faults = faults;
        space.slots().forEach(this::offer);
    }

    private void offer(SlotSpace slot) {
        for (Alternative alternative : slot.alternatives()) {
            alternative.terms().forEach((name, term) -> {
                String path = slot.parameterPath(alternative, name);
                if (term instanceof Term.Listed listed && !slot.choice()) {
                    axes.put(path, new Zip.Axis(slot.path(), name, listed));
                } else {
                    others.add(path);
                }
            });
        }
        if (slot.choice()) {
            others.add(slot.path());
        }
    }

    /** Returns the zips, as many as could be read. */
    List<Zip> read(Tree tree) {
        if (!(tree instanceof Tree.Items groups)) {
            faults.add(tree.place(), "`zip` cannot be %s".formatted(tree.shown()), SHAPE);
            return List.of();
        }
        return groups.items().stream().flatMap(group -> zip(group).stream()).toList();
    }

    private Optional<Zip> zip(Tree tree) {
        if (!(tree instanceof Tree.Items items) || items.items().size() < 2) {
            faults.add(tree.place(), "`zip` cannot have %s".formatted(tree.shown()), SHAPE);
            return Optional.empty();
        }
        int before = faults.size();
        List<Zip.Axis> group = new ArrayList<>();
        for (Tree item : items.items()) {
            axis(item).filter(axis -> fits(axis, group, item.place())).ifPresent(group::add);
        }
        return faults.size() > before ? Optional.empty() : Optional.of(new Zip(group));
    }

    private Optional<Zip.Axis> axis(Tree tree) {
        String path = String.valueOf(tree.plain());
        Zip.Axis axis = axes.get(path);
        if (axis != null) {
            return Optional.of(axis);
        }
        if (others.contains(path)) {
            faults.add(
                    tree.place(),
                    "`%s` cannot be zipped".formatted(path),
                    "only a choice or a grid of values can, and only outside a choice of plugins");
        } else {
            faults.unknown(
                    tree.place(),
                    "`%.60s` is no path that varies".formatted(path),
                    path,
                    "what can be zipped",
                    axes.keySet());
        }
        return Optional.empty();
    }

    private boolean fits(Zip.Axis axis, List<Zip.Axis> group, Place place) {
        if (!used.add(axis.path())) {
            faults.add(place, "`%s` stands twice in `zip`".formatted(axis.path()), "");
            return false;
        }
        if (!group.isEmpty()
                && group.get(0).values().values().size()
                        != axis.values().values().size()) {
            faults.add(
                    place,
                    "`%s` has %d values, but `%s` has %d"
                            .formatted(
                                    axis.path(),
                                    axis.values().values().size(),
                                    group.get(0).path(),
                                    group.get(0).values().values().size()),
                    "what is zipped needs equally many");
            return false;
        }
        return true;
    }
}
