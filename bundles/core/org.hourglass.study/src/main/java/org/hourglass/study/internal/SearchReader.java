package org.hourglass.study.internal;

import java.util.List;
import java.util.Optional;
import org.hourglass.catalog.Domain;

/** Reads {@code search} and checks that it suits the space. */
final class SearchReader {

    /** As many points as a study may have. */
    static final int MAX_TRIALS = 100_000;

    private static final List<String> SAMPLERS = List.of("grid", "random");
    private static final List<String> LATER = List.of("tpe", "sobol");
    private static final Search NONE = new Search(false, 1, 4, 0);
    private static final String ASK_FOR_RANDOM =
            "say search: {sampler: random, trials: 20}, or give those a choice or a grid";

    private final Faults faults;

    SearchReader(Faults faults) {
        this.faults = faults;
    }

    /** Reads the section; {@code space} is missing where the file has faults that make it unknown. */
    Search read(Optional<Tree> tree, Optional<Space> space, Place root) {
        if (tree.isEmpty()) {
            return space.map(s -> grid(s, 4, 0, root)).orElse(NONE);
        }
        if (!(tree.get() instanceof Tree.Entries entries)) {
            faults.add(
                    tree.get().place(),
                    "`search` cannot be %s".formatted(tree.get().shown()),
                    "write {sampler: random, trials: 20}");
            return NONE;
        }
        return read(entries, space);
    }

    private Search read(Tree.Entries entries, Optional<Space> space) {
        int before = faults.size();
        Keys keys = new Keys(entries, "search", faults);
        Optional<Tree> trialsTree = keys.find("trials");
        Optional<Long> trials = trialsTree.flatMap(tree -> whole(tree, "trials", 1, MAX_TRIALS));
        Optional<Tree> samplerTree = keys.find("sampler");
        String sampler = samplerTree.map(this::sampler).orElse(trialsTree.isPresent() ? "random" : "grid");
        long seed = keys.find("seed")
                .flatMap(tree -> whole(tree, "seed", Long.MIN_VALUE, Long.MAX_VALUE))
                .orElse(0L);
        int window = keys.find("window")
                .flatMap(tree -> whole(tree, "window", 1, 1000))
                .orElse(4L)
                .intValue();
        keys.refuseOthers();
        if (faults.size() > before) {
            return NONE;
        }
        if (sampler.equals("grid")) {
            trialsTree.ifPresent(tree -> faults.add(
                    tree.place(), "a grid has as many trials as points", "leave `trials` out, or use sampler: random"));
            return space.map(s -> grid(s, window, seed, entries.place())).orElse(NONE);
        }
        if (trials.isEmpty()) {
            faults.add(entries.place(), "`search.trials` is missing", "say how many points to draw");
            return NONE;
        }
        space.ifPresent(s -> fits(s, trials.get(), trialsTree.orElseThrow().place()));
        return new Search(true, trials.get().intValue(), window, seed);
    }

    private String sampler(Tree tree) {
        if (tree.plain() instanceof String name && LATER.contains(name)) {
            faults.add(
                    tree.place(),
                    "sampler `%s` is not available in this version".formatted(name),
                    "there are: grid, random");
        } else if (!(tree.plain() instanceof String name)) {
            faults.add(
                    tree.place(), "`search.sampler` cannot be %s".formatted(tree.shown()), "it must be grid or random");
        } else if (!SAMPLERS.contains(name)) {
            faults.unknown(tree.place(), "no sampler is called `%.60s`".formatted(name), name, "there are", SAMPLERS);
        } else {
            return name;
        }
        return "";
    }

    private Optional<Long> whole(Tree tree, String key, long min, long max) {
        return new TermReader("search." + key, new Domain.Whole(min, max, false), faults)
                .literal(tree)
                .map(Long.class::cast);
    }

    private Search grid(Space space, int window, long seed, Place place) {
        long size = space.size();
        if (size == Term.CONTINUOUS) {
            faults.add(
                    place,
                    "a grid cannot walk %s, which any number of values can have".formatted(quoted(space.continuous())),
                    ASK_FOR_RANDOM);
            return NONE;
        }
        if (size > MAX_TRIALS) {
            faults.add(
                    place,
                    "the grid has %s points".formatted(size == Long.MAX_VALUE ? "too many" : "" + size),
                    "at most %d; use search: {sampler: random, trials: 20}".formatted(MAX_TRIALS));
            return NONE;
        }
        return new Search(false, (int) size, window, seed);
    }

    private static String quoted(List<String> paths) {
        return "`" + String.join("`, `", paths) + "`";
    }

    /** Drawing more points than there are could only repeat some. */
    private void fits(Space space, long trials, Place place) {
        long size = space.size();
        if (size != Term.CONTINUOUS && trials > size) {
            faults.add(
                    place,
                    "`search.trials` cannot be %d, because the space has only %d points".formatted(trials, size),
                    "use sampler: grid to run them all");
        }
    }
}
