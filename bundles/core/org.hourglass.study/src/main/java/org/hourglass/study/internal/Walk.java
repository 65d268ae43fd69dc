package org.hourglass.study.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The points of a study in the order of its trials. Of a space that can be counted, {@code random} may draw a point more
 * than once; its runs are equal then and share their results.
 *
 * @param space where the points lie
 * @param search how it is walked
 * @param numbers of the points that are not left out, ascending
 * @param excluded how many are
 */
record Walk(Variants space, Search search, int[] numbers, int excluded) {

    /** As many points as a study may have. */
    static final int MAX_TRIALS = 100_000;

    /** Draws that may be left out before the study is told to leave out less. */
    private static final int TRIES = 1000;

    private static final int TRIES_PER_TRIAL = 100;
    private static final String ASK_FOR_RANDOM =
            "say search: {sampler: random, trials: 20}, or give a choice or a grid";

    /** Returns the walk, which has no point if there is a fault. */
    static Walk of(Variants space, Search search, List<Exclusion> exclusions, Faults faults) {
        if (!suits(space, search, faults) || faults.size() > 0) {
            return nowhere(space, search);
        }
        int wanted = search.random() ? search.trials() : (int) space.size();
        int tries = search.random() && !exclusions.isEmpty()
                ? Math.min(MAX_TRIALS, TRIES + TRIES_PER_TRIAL * wanted)
                : wanted;
        int[] numbers = new int[wanted];
        int kept = 0;
        int tried = 0;
        for (; tried < tries && kept < wanted && faults.size() == 0; tried++) {
            if (isKept(search.point(space, tried), exclusions, faults)) {
                numbers[kept++] = tried;
            }
        }
        if (faults.size() == 0 && (kept == 0 || (search.random() && kept < wanted))) {
            faults.add(
                    exclusions.isEmpty() ? search.place() : exclusions.get(0).place(),
                    "`exclude` leaves %d of the %d points".formatted(kept, tried),
                    search.random() ? "leave out less, or draw less" : "leave out less");
        }
        return new Walk(space, search, Arrays.copyOf(numbers, kept), tried - kept);
    }

    /** Returns a walk without points: of a study that has a fault. */
    static Walk nowhere(Variants space, Search search) {
        return new Walk(space, search, new int[0], 0);
    }

    private static boolean isKept(Space.Point point, List<Exclusion> exclusions, Faults faults) {
        return exclusions.stream().noneMatch(exclusion -> exclusion.excludes(point, faults));
    }

    private static boolean suits(Variants space, Search search, Faults faults) {
        long size = space.size();
        if (!search.random() && size == Term.CONTINUOUS) {
            Map<String, Place> continuous = space.continuous();
            faults.add(
                    continuous.values().iterator().next(),
                    "a grid cannot walk `%s`, which any number of values can have"
                            .formatted(String.join("`, `", continuous.keySet())),
                    ASK_FOR_RANDOM);
        } else if (!search.random() && size > MAX_TRIALS) {
            faults.add(
                    search.place(),
                    "the grid has %s points".formatted(size == Long.MAX_VALUE ? "too many" : "" + size),
                    "at most %d; use search: {sampler: random, trials: 20}".formatted(MAX_TRIALS));
        } else if (search.random() && size != Term.CONTINUOUS && search.trials() > size) {
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

    int trials() {
        return numbers.length;
    }

    Space.Point point(int trial) {
        return search.point(space, numbers[trial]);
    }
}
