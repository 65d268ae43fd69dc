package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.SearchSpace;

/**
 * The points of a study in the order of its trials: what the sampler suggests, less what is left out. Points may come more than
 * once; their runs are equal then and share their results.
 */
final class Walk {

    /** As many points as a study may have. */
    static final int MAX_TRIALS = 100_000;

    /** Suggestions that may be left out before the study is told to leave out less. */
    private static final int TRIES = 1000;

    private static final int TRIES_PER_TRIAL = 100;
    private static final String ASK_FOR_RANDOM =
            "say search: {sampler: random, trials: 20}, or give a choice or a grid";

    private final Variants space;
    private final SearchSpace dimensions;
    private final Search search;
    private final List<Exclusion> exclusions;
    private final int objectives;
    private final List<Map<String, Double>> known = new ArrayList<>();
    private int trials;
    private int excluded;

    private Walk(Variants space, Search search, List<Exclusion> exclusions, int objectives) {
        this.space = space;
        this.dimensions = space.searchSpace();
        this.search = search;
        this.exclusions = exclusions;
        this.objectives = objectives;
    }

    /** A point with its coordinates, and how many the sampler was asked for until then. */
    record Step(Map<String, Double> coordinates, Space.Point point, long asked) {}

    /** Returns the walk, which is nothing if there is a fault. */
    static Optional<Walk> of(Variants space, Search search, List<Exclusion> exclusions, int objectives, Faults faults) {
        Walk walk = new Walk(space, search, exclusions, objectives);
        if (faults.size() == 0 && walk.suits(faults)) {
            walk.begin(faults);
        }
        return faults.size() > 0 ? Optional.empty() : Optional.of(walk);
    }

    private boolean suits(Faults faults) {
        long size = dimensions.size();
        boolean exhaustive = search.sampler().exhaustive();
        if (exhaustive && size == Domain.UNCOUNTABLE) {
            List<String> names = dimensions.uncountable();
            faults.add(
                    space.place(names.get(0)).orElse(search.place()),
                    "a grid cannot walk `%s`, which any number of values can have"
                            .formatted(String.join("`, `", space.paths(names))),
                    ASK_FOR_RANDOM);
        } else if (exhaustive && size > MAX_TRIALS) {
            faults.add(
                    search.place(),
                    "the grid has %s points".formatted(size == Long.MAX_VALUE ? "too many" : "" + size),
                    "at most %d; use search: {sampler: random, trials: 20}".formatted(MAX_TRIALS));
        } else if (!exhaustive && size != Domain.UNCOUNTABLE && search.trials() > size) {
            faults.add(
                    search.place(),
                    "`search.trials` cannot be %d, because the space has %d point%s"
                            .formatted(search.trials(), size, size == 1 ? "" : "s"),
                    "use sampler: grid to run them all");
        } else {
            return true;
        }
        return false;
    }

    /** Finds what is known before there are results; of an exhaustive walk that is how many trials there are. */
    private void begin(Faults faults) {
        boolean exhaustive = search.sampler().exhaustive();
        trials = exhaustive ? (int) dimensions.size() : search.trials();
        int wanted = search.sampler().adaptive() ? Math.min(search.window(), trials) : trials;
        int tries =
                exhaustive || exclusions.isEmpty() ? wanted : Math.min(MAX_TRIALS, TRIES + TRIES_PER_TRIAL * wanted);
        int tried = 0;
        try {
            Sampler.Search session = session();
            for (; tried < tries && known.size() < wanted && faults.size() == 0; tried++) {
                Map<String, Double> point = session.suggest(tried, new History(List.of(), pending()));
                if (isKept(point, faults)) {
                    known.add(point);
                }
            }
        } catch (RuntimeException e) {
            faults.add(search.named().place(), String.valueOf(e.getMessage()), "");
            return;
        }
        excluded = tried - known.size();
        trials = exhaustive ? known.size() : trials;
        if (faults.size() == 0 && (known.isEmpty() || (!exhaustive && known.size() < wanted))) {
            faults.add(
                    exclusions.isEmpty() ? search.place() : exclusions.get(0).place(),
                    "`exclude` leaves %d of the %d points".formatted(known.size(), tried),
                    exhaustive ? "leave out less" : "leave out less, or draw less");
        }
    }

    private List<Map<String, Double>> pending() {
        return search.sampler().adaptive() ? known : List.of();
    }

    private boolean isKept(Map<String, Double> coordinates, Faults faults) {
        return exclusions.isEmpty()
                || exclusions.stream().noneMatch(one -> one.excludes(space.point(coordinates), faults));
    }

    /** Begins a search; the sampler may refuse the space. */
    private Sampler.Search session() {
        return search.sampler().begin(dimensions, new Sampler.Task(objectives, trials, search.seed()));
    }

    /** Returns what gives one point after the other. */
    Steps steps() {
        Sampler.Search session = session();
        return (asked, history) -> {
            Faults faults = new Faults();
            for (long number = asked; number < asked + TRIES; number++) {
                Map<String, Double> coordinates = session.suggest(number, history);
                if (isKept(coordinates, faults)) {
                    return new Step(coordinates, space.point(coordinates), number + 1);
                } else if (faults.size() > 0) {
                    throw new HourglassException(
                            ErrorCode.USER, faults.sorted().get(0).what());
                }
            }
            throw new HourglassException(
                    ErrorCode.USER,
                    "exclude: must leave some of the points that %s suggests, but left none of %d; leave out less"
                            .formatted(search.named().label(), TRIES));
        };
    }

    /** Gives one point after the other. */
    interface Steps {
        Step next(long asked, History history);
    }

    Variants space() {
        return space;
    }

    Search search() {
        return search;
    }

    int trials() {
        return trials;
    }

    int known() {
        return known.size();
    }

    int excluded() {
        return excluded;
    }

    /** Returns the coordinates of a trial that is known before there are results. */
    Map<String, Double> coordinates(int trial) {
        return known.get(trial);
    }
}
