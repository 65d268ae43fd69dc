package org.hourglass.samplers;

import org.hourglass.spi.IntParam;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.SearchSpace;

/**
 * Tree-structured Parzen estimator: of some candidates drawn near good trials, the one that looks most like good trials and
 * least like the others.
 *
 * <pre>
 *   x = argmax over candidates c ~ l of  l(c) / g(c)
 *   l, g = mixtures of a kernel for each good or other trial, and a prior of weight 1
 *   kernel = product over the dimensions of a group of
 *     N(c; x_k, s_k^2) cut off at 0 and 1,  for numbers, in unit positions;  s_k: the larger gap to the neighbours of x_k in
 *       this dimension, 1 / min(100, m + 2) at least;  at the ends the one gap there is;  of a single kernel to the far end
 *     (1 / (m + 1) + [c = x_k]) / (1 + C / (m + 1)),  for a choice among C options
 *   m: the kernels of the mixture
 *   good: the best  min(ceil(0.1 n), 25)  of n trials
 * </pre>
 *
 * <p>Shape: any space, one objective. Domain: all; dimensions that are active under the same condition form a group, whose kernels
 * are joint and made of the trials in which it was active; the group of a choice comes before those that it opens. For what has
 * cells (whole numbers, also logarithmic, and ordered choices) kernels are integrated over the cell. The first {@code startup}
 * trials are drawn at random. A pruned trial counts as any other, by its last value; a point that is pending counts as not good,
 * so that several at once do not crowd. Of more than 25 trials that are not good the older ones weigh less, from 1/m for the
 * first to 1 for the last 25.
 *
 * <p>Source: J. Bergstra et al., "Algorithms for hyper-parameter optimization", NeurIPS 2011, section 4; with joint kernels as
 * in S. Falkner et al., "BOHB", ICML 2018, and the bandwidths, weights and groups of T. Akiba et al., "Optuna", KDD 2019, version 5.
 */
@SamplerPlugin(name = "tpe", doc = "Draws near good trials and away from the others")
record Tpe(
        @IntParam(doc = "trials at random before results are looked at", def = 10, min = 1, max = 100_000) int startup,
        @IntParam(doc = "candidates for each suggestion", def = 24, min = 1, max = 10_000) int candidates)
        implements Sampler {

    private static final int MOST_GOOD = 25;

    @Override
    public Search begin(SearchSpace space, Task task) {
        if (task.objectives() != 1) {
            throw new IllegalArgumentException(
                    "tpe: there must be one objective, but got %d; use nsga-ii".formatted(task.objectives()));
        }
        return new TpeSearch(this, space, task);
    }

    /** Returns how many of some trials are good. */
    static int good(int trials) {
        return Math.min((trials + 9) / 10, MOST_GOOD);
    }
}
