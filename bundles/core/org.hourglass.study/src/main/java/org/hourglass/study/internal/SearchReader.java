package org.hourglass.study.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Revision;
import org.hourglass.spi.Sampler;

/** Reads {@code search}. */
final class SearchReader {

    private static final int MOST_WAITED_FOR = 1000;

    private final Catalog catalog;
    private final List<Revision> pins;
    private final Faults faults;

    SearchReader(Catalog catalog, List<Revision> pins, Faults faults) {
        this.catalog = catalog;
        this.pins = pins;
        this.faults = faults;
    }

    /**
     * Reads the section, which is nothing if there is a fault; without one, or without a sampler and a number of trials, the
     * whole space is walked.
     */
    Optional<Search> read(Optional<Tree> tree, Place root) {
        if (tree.isPresent() && !(tree.get() instanceof Tree.Entries)) {
            faults.add(
                    tree.get().place(),
                    "`search` cannot be %s".formatted(tree.get().shown()),
                    "write {sampler: random, trials: 20}");
            return Optional.empty();
        }
        return tree.isPresent() && tree.get() instanceof Tree.Entries entries
                ? read(entries)
                : read(new Tree.Entries(root, Map.of()));
    }

    private Optional<Search> read(Tree.Entries entries) {
        int before = faults.size();
        Keys keys = new Keys(entries, "search", faults);
        Optional<Tree> trials = keys.find("trials");
        int number = trials.map(tree -> whole(tree, "trials", 1, Walk.MAX_TRIALS, 0))
                .orElse(0L)
                .intValue();
        String usual = trials.isPresent() ? "random" : "grid";
        Tree name = keys.find("sampler").orElse(new Tree.Scalar(entries.place(), usual, usual));
        Optional<Alternative> named = sampler(name);
        long seed = keys.find("seed")
                .map(tree -> whole(tree, "seed", Long.MIN_VALUE, Long.MAX_VALUE, 0))
                .orElse(0L);
        int window = keys.find("window")
                .map(tree -> whole(tree, "window", 1, MOST_WAITED_FOR, 4))
                .orElse(4L)
                .intValue();
        keys.refuseOthers();
        if (faults.size() > before || named.isEmpty()) {
            return Optional.empty();
        }
        return made(named.get())
                .filter(sampler -> agrees(sampler, named.get(), trials, entries.place()))
                .map(sampler -> new Search(
                        named.get(),
                        sampler,
                        number,
                        window,
                        seed,
                        trials.map(Tree::place).orElse(entries.place())));
    }

    private Optional<Alternative> sampler(Tree tree) {
        Plugins samplers = new Plugins(catalog, pins, Kind.SAMPLER, false);
        return new SlotReader(
                        "search.sampler", samplers, EnumSet.noneOf(SlotReader.Permission.class), List.of(), faults)
                .read(tree)
                .map(slot -> slot.alternatives().get(0));
    }

    private Optional<Sampler> made(Alternative named) {
        try {
            return named.option()
                    .flatMap(Option::plugin)
                    .map(plugin -> catalog.create(plugin, Sampler.class, named.first()));
        } catch (HourglassException e) {
            faults.add(named.place(), e.getMessage(), "");
            return Optional.empty();
        }
    }

    private boolean agrees(Sampler sampler, Alternative named, Optional<Tree> trials, Place place) {
        if (!sampler.exhaustive() && trials.isEmpty()) {
            faults.add(place, "`search.trials` is missing", "say how many points to try");
        } else if (sampler.exhaustive() && trials.isPresent()) {
            faults.add(
                    trials.get().place(),
                    "a %s has as many trials as points".formatted(named.label()),
                    "leave `trials` out, or use sampler: random");
        } else {
            return true;
        }
        return false;
    }

    private long whole(Tree tree, String key, long min, long max, long otherwise) {
        return new TermReader("search." + key, new Domain.Whole(min, max, false), faults)
                .literal(tree)
                .map(Long.class::cast)
                .orElse(otherwise);
    }
}
