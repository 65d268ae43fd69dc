package org.hourglass.samplers;

import org.hourglass.spi.IntParam;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.SearchSpace;

/**
 * Bayesian optimisation with a Gaussian process: tries where the improvement that can be expected over the best trial is
 * largest. For few and costly trials.
 *
 * <pre>
 *   k(x, x') = s^2 (1 + sqrt(5) r + 5/3 r^2) exp(-sqrt(5) r) + v [x = x'],   r^2 = sum over d of  b_d (x_d - x'_d)^2
 *   EI(x) = sigma(x) (phi(z) + z Phi(z)),   z = (best - mu(x)) / sigma(x)
 *   b, s^2, v maximise  log N(y; 0, K)  +  sum of -(0.1 / b_d + 0.1 b_d)  +  log s^2 - s^2  +  0.1 log v - 30 v
 * </pre>
 *
 * <p>Shape: any space, one objective. Domain: all; positions for numbers, and for choices x_d - x'_d is 1 where options differ. A
 * dimension that is not active is at 1/2, a choice at an option of its own. Values are standardised. The first {@code startup}
 * trials are drawn at random. Of more than {@code trials} trials the best half and the latest half are used. Pending points count
 * with the mean that the process has there (kriging believer). A pruned trial counts by its last value. The logarithm of EI is
 * maximised over scrambled Sobol points and points near the best trial, the best of them improved one dimension at a time; b, s^2
 * and v by BFGS from two fixed beginnings.
 *
 * <p>Source: D. Jones, M. Schonlau, W. Welch, "Efficient global optimization of expensive black-box functions", Journal of Global
 * Optimization 13, 1998; J. Snoek, H. Larochelle, R. Adams, "Practical Bayesian optimization of machine learning algorithms",
 * NeurIPS 2012; priors of T. Akiba et al., "Optuna", KDD 2019, version 4; D. Ginsbourger et al., "Kriging is well-suited to
 * parallelize optimization", 2010.
 */
@SamplerPlugin(name = "gp", doc = "Tries where a Gaussian process expects the largest improvement")
record Gp(
        @IntParam(doc = "trials at random before results are looked at", def = 10, min = 1, max = 100_000) int startup,
        @IntParam(doc = "trials that the process is made of at most", def = 200, min = 10, max = 2_000) int trials)
        implements Sampler {

    @Override
    public Search begin(SearchSpace space, Task task) {
        if (task.objectives() != 1) {
            throw new IllegalArgumentException(
                    "gp: there must be one objective, but got %d; use nsga-ii".formatted(task.objectives()));
        }
        return new GpSearch(this, space, task);
    }
}
