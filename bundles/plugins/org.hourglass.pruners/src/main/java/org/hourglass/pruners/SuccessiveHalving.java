package org.hourglass.pruners;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.PrunerPlugin;
import org.hourglass.spi.search.Curve;

/**
 * Asynchronous successive halving (ASHA): at each rung the best share of the runs that came as far goes on.
 *
 * <pre>
 *   rungs after  r, r eta, r eta^2, ...  epochs
 *   go on  if  the value is among the best  max(1, floor(n / eta))  of the n runs at the rung, this one included
 * </pre>
 *
 * <p>Shape: one objective. Domain: a value that is no finite number stops the run. Unit: that of the objective, less is better. A
 * run is compared with earlier ones alone and is not taken up again when later ones turn out worse.
 *
 * <p>Source: L. Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020, algorithm 2, in the stopping form.
 */
@PrunerPlugin(name = "successive-halving", doc = "Lets the best share of runs go on, rung by rung")
record SuccessiveHalving(
        @IntParam(doc = "epochs of the first rung", def = 1, min = 1, max = 100_000) int minEpochs,
        @IntParam(doc = "one in how many goes on", def = 3, min = 2, max = 100) int factor)
        implements Pruner {

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others, Goal goal) {
        return new Rungs(minEpochs, factor).verdict(run, others, goal);
    }
}
