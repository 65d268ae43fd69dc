package org.hourglass.engine.internal;

import java.util.Locale;
import java.util.Optional;

/** The wall time that a study may take in one go; the only thing that makes it depend on the clock. */
record Deadline(long start, double hours) {

    private static final double NANOS_PER_HOUR = 3600e9;

    static Deadline in(double hours) {
        return new Deadline(System.nanoTime(), hours);
    }

    boolean isOver() {
        return System.nanoTime() - start >= hours * NANOS_PER_HOUR;
    }

    /** Returns why the study is over, if it is. */
    Optional<Agenda.Over> over() {
        return isOver()
                ? Optional.of(new Agenda.Over(false, String.format(Locale.ROOT, "%s hours of wall time", hours)))
                : Optional.empty();
    }
}
