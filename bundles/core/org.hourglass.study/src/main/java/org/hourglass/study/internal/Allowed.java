package org.hourglass.study.internal;

import org.hourglass.catalog.Domain;

/** Says what a domain allows, in words. */
final class Allowed {

    private Allowed() {}

    /** Returns a noun phrase, for example {@code a whole number in [1, 64]}. */
    static String in(Domain domain) {
        if (domain instanceof Domain.Real real) {
            return "a number" + interval(real.min(), real.max());
        } else if (domain instanceof Domain.Whole whole) {
            return "a whole number" + interval(whole.min(), whole.max());
        } else if (domain instanceof Domain.Choice choice) {
            return "one of " + String.join(", ", choice.names());
        } else if (domain instanceof Domain.Flag) {
            return "true or false";
        } else if (domain instanceof Domain.Text text) {
            return text.pattern().equals(".*") ? "a text" : "a text that matches " + text.pattern();
        }
        Domain.ListOf list = (Domain.ListOf) domain;
        return "a list of %d to %d values, each %s".formatted(list.minSize(), list.maxSize(), in(list.element()));
    }

    private static String interval(double min, double max) {
        if (min == Double.MIN_VALUE) {
            return Double.isInfinite(max) ? " above 0" : " above 0, at most " + number(max);
        }
        if (max == Math.nextDown(1.0)) {
            return " in [%s, 1)".formatted(number(min));
        }
        return bounds(Double.isInfinite(min) ? "" : number(min), Double.isInfinite(max) ? "" : number(max));
    }

    private static String interval(long min, long max) {
        return bounds(min == Long.MIN_VALUE ? "" : "" + min, max == Long.MAX_VALUE ? "" : "" + max);
    }

    private static String bounds(String min, String max) {
        if (min.isEmpty()) {
            return max.isEmpty() ? "" : " of at most " + max;
        }
        return max.isEmpty() ? " of at least " + min : " in [%s, %s]".formatted(min, max);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7 ? "" + (long) value : "" + value;
    }
}
