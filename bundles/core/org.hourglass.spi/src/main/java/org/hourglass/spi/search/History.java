package org.hourglass.spi.search;

import java.util.List;
import java.util.Map;

/**
 * What a suggestion may look at. It depends on the study alone and never on how many trials run side by side.
 *
 * @param observations completed and pruned trials in the order of their numbers; failed ones are not among them. In one
 *     search the list of a later suggestion begins with that of an earlier one
 * @param pending points of the trials that were suggested and whose results must not be looked at yet
 */
public record History(List<Observation> observations, List<Map<String, Double>> pending) {

    /** Nothing has been tried. */
    public static final History NONE = new History(List.of(), List.of());

    /** Copies the lists. */
    public History {
        observations = List.copyOf(observations);
        pending = List.copyOf(pending);
    }
}
