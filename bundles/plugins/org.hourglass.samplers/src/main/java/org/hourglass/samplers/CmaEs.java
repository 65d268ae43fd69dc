package org.hourglass.samplers;

import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.SearchSpace;

/**
 * Evolution with an adapted covariance matrix: draws from a normal distribution that moves towards good trials and takes on
 * the shape of the valley that they lie in.
 *
 * <pre>
 *   x ~ N(m, s^2 C)  in unit positions,   m = (1/2, ..., 1/2) and s = 1/6 at first
 *   after each lambda trials, with the mu = lambda / 2 best of them, y_i = (x_i - m) / s and weights w_i ~ ln((lambda + 1)/2) - ln i:
 *     m  +=  s sum of w_i y_i
 *     p_s, p_c: the paths of the mean, decaying;   s *= exp( (c_s / d_s) (|p_s| / E|N(0, I)| - 1) )
 *     C  = (1 - c_1 - c_mu sum of w_i) C  +  c_1 p_c p_c'  +  c_mu sum of w_i y_i y_i',   also with negative weights
 *   lambda = 4 + floor(3 ln D),  unless given
 * </pre>
 *
 * <p>Shape: any space, one objective. Domain: numbers and ordered choices that are always active; other dimensions are drawn at
 * random. What leaves the unit cube is drawn again, up to 100 times, and then put on its boundary. A dimension with cells keeps
 * a deviation of a fifth of a cell at least, so that the search does not get stuck in one. Generation k is trials k lambda to
 * (k + 1) lambda of the history; if their window makes some of them older draws, their step is cut to the length that a draw of
 * the generation has at most, as is done with injected solutions. Pruned trials count by their last value. Where the
 * distribution has shrunk to less than 1e-10 the search begins anew, around a random point.
 *
 * <p>Source: N. Hansen, "The CMA evolution strategy: a tutorial", 2016, figure 6; N. Hansen, "Injecting external solutions into
 * CMA-ES", 2011.
 */
@SamplerPlugin(name = "cma-es", doc = "Draws from a normal distribution that adapts to the valley")
record CmaEs(
        @IntParam(doc = "trials of a generation; 0: by the number of dimensions", def = 0, min = 0, max = 10_000)
                int population,
        @Param(doc = "deviation at first, in unit positions", def = 0.16666666666666666, min = 1e-3, max = 1)
                double sigma)
        implements Sampler {

    @Override
    public Search begin(SearchSpace space, Task task) {
        if (task.objectives() != 1) {
            throw new IllegalArgumentException(
                    "cma-es: there must be one objective, but got %d; use nsga-ii".formatted(task.objectives()));
        }
        return new CmaEsSearch(this, space, task);
    }
}
