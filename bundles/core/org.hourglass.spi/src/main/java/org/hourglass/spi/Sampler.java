package org.hourglass.spi;

import java.util.Map;
import org.hourglass.spi.search.History;
import org.hourglass.spi.search.SearchSpace;

/**
 * Chooses the points that a study tries. A sampler is a record of its parameters; what it learns lives in the {@link Search}
 * that it begins.
 */
public interface Sampler {

    /** Says whether suggestions depend on results; if not, all trials of a study are known before it begins. */
    default boolean adaptive() {
        return true;
    }

    /** Says whether each point of the space is tried once, so that the space decides how many trials there are. */
    default boolean exhaustive() {
        return false;
    }

    /**
     * Begins a search.
     *
     * @throws IllegalArgumentException if the sampler cannot search this space, or not for so many objectives
     */
    Search begin(SearchSpace space, Task task);

    /**
     * What is searched for.
     *
     * @param objectives how many values a trial has, at least 1; less is better for each of them
     * @param trials how many points will be tried
     * @param seed of the study; all randomness is a function of it and of the number of the suggestion
     */
    record Task(int objectives, int trials, long seed) {}

    /** A search under way; used by one thread at a time. */
    interface Search {

        /**
         * Returns a point to try: a function of the space, the task, the number and the history alone. A search that begins
         * anew in the middle, as after a crash, gives the same points.
         *
         * @param number how many suggestions the study has asked for before; a point that the study leaves out is asked for
         *     again by the next number
         * @param history what may be looked at
         * @return the values of all active dimensions, by name
         */
        Map<String, Double> suggest(long number, History history);
    }
}
