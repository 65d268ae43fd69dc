package org.hourglass.study.internal;

import java.util.Optional;

/** Where the options of a slot come from. */
interface Shelf {

    /** Returns what a name means, or nothing and a fault. */
    Optional<Option> find(String reference, Place place, Faults faults);

    /** Checks parameter values together, as far as only the option itself can. */
    default void check(Option option, java.util.Map<String, Object> values, Place place, Faults faults) {}
}
