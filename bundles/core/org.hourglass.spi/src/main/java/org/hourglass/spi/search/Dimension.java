package org.hourglass.spi.search;

import java.util.Optional;
import java.util.Set;

/**
 * One thing that a study varies.
 *
 * @param name unique in its space and the same in every session: slot, plugin and parameter
 * @param domain its values
 * @param condition when it is active; always, if there is none
 */
public record Dimension(String name, Domain domain, Optional<Condition> condition) {

    /**
     * Active while another dimension, a {@link Domain.Choice}, is active and has one of some options.
     *
     * @param dimension the name of the other one, which stands before this one in the space
     * @param options numbers of its options
     */
    public record Condition(String dimension, Set<Integer> options) {

        /** Copies the set. */
        public Condition {
            options = Set.copyOf(options);
        }
    }
}
