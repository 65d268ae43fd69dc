package org.hourglass.pruners;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.PrunerPlugin;
import org.hourglass.spi.search.Curve;

/**
 * The median stopping rule: a run stops if its best value so far is worse than the median of what earlier runs had after the
 * same epoch.
 *
 * <pre>
 *   stop after epoch e  if  min over e' &lt;= e of v(e')  &gt;  median over earlier runs j of v_j(e)
 * </pre>
 *
 * <p>Shape: one objective. Domain: values that are no finite numbers are left out of the median; a run that has none but those
 * goes on. Unit: that of the objective, less is better. The median is that of the runs that came as far, pruned ones among them.
 *
 * <p>Source: D. Golovin et al., "Google Vizier", KDD 2017, section 3.2, with values in place of running averages, as T. Akiba et
 * al., "Optuna", KDD 2019, has it.
 */
@PrunerPlugin(name = "median", doc = "Stops runs that are worse than the median of earlier ones")
record Median(
        @IntParam(doc = "epochs in which nothing stops", def = 1, min = 0, max = 100_000) int warmup,
        @IntParam(doc = "earlier runs that must have come as far", def = 5, min = 1, max = 100_000) int startup)
        implements Pruner {

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others, Goal goal) {
        return new Quantile(0.5, warmup, startup).verdict("median", run, others, goal);
    }
}
