package org.hourglass.study.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.catalog.Domain;

/** Reads {@code search}. */
final class SearchReader {

    private static final List<String> SAMPLERS = List.of("grid", "random");
    private static final List<String> LATER = List.of("tpe", "sobol");

    private final Faults faults;

    SearchReader(Faults faults) {
        this.faults = faults;
    }

    /** Reads the section; without one, or without a sampler and a number of trials, the whole space is walked. */
    Search read(Optional<Tree> tree, Place root) {
        if (tree.isPresent() && !(tree.get() instanceof Tree.Entries)) {
            faults.add(
                    tree.get().place(),
                    "`search` cannot be %s".formatted(tree.get().shown()),
                    "write {sampler: random, trials: 20}");
        }
        return tree.isPresent() && tree.get() instanceof Tree.Entries entries
                ? read(entries)
                : read(new Tree.Entries(root, Map.of()));
    }

    private Search read(Tree.Entries entries) {
        int before = faults.size();
        Keys keys = new Keys(entries, "search", faults);
        Optional<Tree> trials = keys.find("trials");
        int number = trials.map(tree -> whole(tree, "trials", 1, Walk.MAX_TRIALS, 0))
                .orElse(0L)
                .intValue();
        boolean random = keys.find("sampler").map(this::isRandom).orElse(trials.isPresent());
        long seed = keys.find("seed")
                .map(tree -> whole(tree, "seed", Long.MIN_VALUE, Long.MAX_VALUE, 0))
                .orElse(0L);
        int window = keys.find("window")
                .map(tree -> whole(tree, "window", 1, 1000, 4))
                .orElse(4L)
                .intValue();
        keys.refuseOthers();
        if (faults.size() == before && random && trials.isEmpty()) {
            faults.add(entries.place(), "`search.trials` is missing", "say how many points to draw");
        } else if (faults.size() == before && !random && trials.isPresent()) {
            faults.add(
                    trials.get().place(),
                    "a grid has as many trials as points",
                    "leave `trials` out, or use sampler: random");
        }
        return new Search(random, number, window, seed, trials.map(Tree::place).orElse(entries.place()));
    }

    private boolean isRandom(Tree tree) {
        if (!(tree.plain() instanceof String name)) {
            faults.add(
                    tree.place(), "`search.sampler` cannot be %s".formatted(tree.shown()), "it must be grid or random");
            return false;
        }
        if (LATER.contains(name)) {
            faults.add(
                    tree.place(),
                    "sampler `%s` is not available in this version".formatted(name),
                    "there are: grid, random");
        } else if (!SAMPLERS.contains(name)) {
            faults.unknown(tree.place(), "no sampler is called `%.60s`".formatted(name), name, "there are", SAMPLERS);
        }
        return name.equals("random");
    }

    private long whole(Tree tree, String key, long min, long max, long otherwise) {
        return new TermReader("search." + key, new Domain.Whole(min, max, false), faults)
                .literal(tree)
                .map(Long.class::cast)
                .orElse(otherwise);
    }
}
