package org.hourglass.statistics.importance;

import java.util.List;

/**
 * How much each parameter decides.
 *
 * @param method its name, with what it measures
 * @param trials how many observations it is taken from
 * @param shares one per parameter, the largest first, equal ones in the order of the points
 * @param pairs what pairs of parameters explain beyond their sum, the largest first; none if the method has none
 */
public record Importances(Method method, int trials, List<Share> shares, List<Pair> pairs) {

    /** Copies the lists. */
    public Importances {
        shares = List.copyOf(shares);
        pairs = List.copyOf(pairs);
    }

    /**
     * A parameter's part.
     *
     * @param parameter its path
     * @param share of what single parameters explain; all shares sum to 1, or are 0 if nothing is explained
     * @param explained the fraction of the objective's variance that it explains alone
     */
    public record Share(String parameter, double share, double explained) {}

    /**
     * What two parameters do together.
     *
     * @param first the path of one
     * @param second the path of the other
     * @param explained the fraction of the objective's variance that their interaction explains
     */
    public record Pair(String first, String second, double explained) {}
}
