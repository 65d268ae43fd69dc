package org.hourglass.processor;

import java.util.Map;

/**
 * The interval of a number, with bounds that are {@code Double} or {@code Long}. An end that bounds nothing is left out of
 * the descriptor.
 */
record NumberDomain<T extends Number & Comparable<T>>(T min, T max, boolean log, T lowest, T highest) {

    static NumberDomain<Double> real(Mirror annotation) throws Fault {
        double inf = Double.POSITIVE_INFINITY;
        return new NumberDomain<>(annotation.real("min"), annotation.real("max"), annotation.flag("log"), -inf, inf)
                .checked();
    }

    static NumberDomain<Long> whole(Mirror annotation, boolean narrow) throws Fault {
        long min = annotation.whole("min");
        long max = annotation.whole("max");
        if (!narrow) {
            return new NumberDomain<>(min, max, annotation.flag("log"), Long.MIN_VALUE, Long.MAX_VALUE).checked();
        }
        long lowest = min == Long.MIN_VALUE ? Integer.MIN_VALUE : min;
        long highest = max == Long.MAX_VALUE ? Integer.MAX_VALUE : max;
        Fault.unless(
                lowest == (int) lowest && highest == (int) highest,
                "the bounds of an int must be ints, but got [%s, %s]; use a long",
                min,
                max);
        return new NumberDomain<>(lowest, highest, annotation.flag("log"), Long.MIN_VALUE, Long.MAX_VALUE).checked();
    }

    /** Bounds that are not numbers fail here too: comparing finds NaN above everything. */
    NumberDomain<T> checked() throws Fault {
        Fault.unless(
                min.compareTo(max) <= 0 && !Double.isNaN(max.doubleValue()),
                "min must not be above max, but got [%s, %s]",
                min,
                max);
        Fault.unless(!log || min.doubleValue() > 0, "min must be positive for a logarithmic scale, but got %s", min);
        return this;
    }

    void describe(Map<String, Object> parameter, T def) throws Fault {
        check(def, "the default");
        parameter.put("default", def);
        bounds(parameter);
        parameter.put("log", log);
    }

    void bounds(Map<String, Object> parameter) {
        if (!min.equals(lowest)) {
            parameter.put("min", min);
        }
        if (!max.equals(highest)) {
            parameter.put("max", max);
        }
    }

    void check(T value, String what) throws Fault {
        Fault.unless(Double.isFinite(value.doubleValue()), "%s must be a finite number, but got %s", what, value);
        Fault.unless(
                min.compareTo(value) <= 0 && value.compareTo(max) <= 0,
                "%s must be in [%s, %s], but got %s",
                what,
                min,
                max,
                value);
    }
}
