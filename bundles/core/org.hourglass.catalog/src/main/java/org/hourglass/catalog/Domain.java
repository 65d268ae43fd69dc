package org.hourglass.catalog;

import java.util.List;

/** The legal values of a parameter. */
public sealed interface Domain {

    /** Real numbers in [min, max], searched on a logarithmic scale if log. Values are {@code Double}. */
    record Real(double min, double max, boolean log) implements Domain {}

    /** Whole numbers in [min, max], searched on a logarithmic scale if log. Values are {@code Long}. */
    record Whole(long min, long max, boolean log) implements Domain {}

    /** One of these names. Values are {@code String}. */
    record Choice(List<String> names) implements Domain {}

    /** True or false. Values are {@code Boolean}. */
    record Flag() implements Domain {}

    /** A text that matches the pattern as a whole. Values are {@code String}. */
    record Text(String pattern) implements Domain {}

    /** From minSize to maxSize values of the element's domain. Values are {@code List}. */
    record ListOf(Domain element, int minSize, int maxSize) implements Domain {}

    /**
     * Returns the value in the form that this domain's values have: whole numbers become reals where reals are wanted.
     *
     * @throws IllegalArgumentException saying what must hold and what was found, without the parameter's name
     */
    default Object accept(Object value) {
        return Domains.accept(this, value);
    }

    /** Returns the legal values in words, such as {@code [0, 1]} or {@code relu, tanh}. */
    default String inWords() {
        return Words.domain(this);
    }
}
