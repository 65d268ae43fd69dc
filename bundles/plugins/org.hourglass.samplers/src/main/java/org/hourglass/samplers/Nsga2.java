package org.hourglass.samplers;

import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.SearchSpace;

/**
 * Elitist evolution by non-dominated sorting, for several objectives: children of trials that nothing is better than in every
 * respect, and that lie where there are few others.
 *
 * <pre>
 *   parents = of all trials of earlier generations the best N: by front, within a front by crowding distance
 *   crowding(i) = sum over objectives of (next above - next below) / (largest - least),  infinite at the ends
 *   child, in unit positions, of two parents that each won a tournament of two:
 *     with probability 0.9 simulated binary crossover:  (a + b)/2 - beta |b - a|/2,   P(beta) of index 15, cut off at 0 and 1
 *     each dimension with probability 1/D polynomial mutation of index 20;  options of a choice are drawn anew
 * </pre>
 *
 * <p>Shape: any space, any number of objectives. Domain: all; a dimension that becomes active by the other's option and that no
 * parent has is drawn at random. Generation k is made of the first k N trials of the history, whatever their window; the first
 * generation is random. Pruned trials count by their last values. Of the two children that a crossover makes one is used, as each
 * suggestion is drawn for itself.
 *
 * <p>Source: K. Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions on Evolutionary
 * Computation 6, 2002; crossover of K. Deb, R. Agrawal, "Simulated binary crossover for continuous search space", 1995.
 */
@SamplerPlugin(name = "nsga-ii", doc = "Breeds trials of the Pareto front, for several objectives")
record Nsga2(
        @IntParam(doc = "trials of a generation", def = 24, min = 2, max = 10_000) int population,
        @Param(doc = "probability that a child has two parents", def = 0.9, min = 0, max = 1) double crossover)
        implements Sampler {

    @Override
    public Search begin(SearchSpace space, Task task) {
        return new Nsga2Search(this, space, task);
    }
}
