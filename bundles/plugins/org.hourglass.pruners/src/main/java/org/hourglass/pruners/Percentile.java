package org.hourglass.pruners;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.PrunerPlugin;
import org.hourglass.spi.search.Curve;

/**
 * Keeps the best share of runs: a run stops if its best value so far is worse than a percentile of what earlier runs had after
 * the same epoch.
 *
 * <pre>
 *   stop after epoch e  if  min over e' &lt;= e of v(e')  &gt;  percentile p over earlier runs j of v_j(e)
 * </pre>
 *
 * <p>Shape: one objective. Domain: values that are no finite numbers are left out; a run that has none but those goes on. Unit:
 * that of the objective, less is better. Between two values the percentile is interpolated linearly.
 *
 * <p>Source: T. Akiba et al., "Optuna: a next-generation hyperparameter optimization framework", KDD 2019.
 */
@PrunerPlugin(name = "percentile", doc = "Stops runs that are not among the best share of earlier ones")
record Percentile(
        @Param(doc = "of the earlier runs that are good enough, in percent", def = 25, min = 0, max = 100) double keep,
        @IntParam(doc = "epochs in which nothing stops", def = 1, min = 0, max = 100_000) int warmup,
        @IntParam(doc = "earlier runs that must have come as far", def = 5, min = 1, max = 100_000) int startup)
        implements Pruner {

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others, Goal goal) {
        String name = String.format(Locale.ROOT, "best %.4g %%", keep);
        return new Quantile(keep / 100, warmup, startup).verdict(name, run, others, goal);
    }
}
