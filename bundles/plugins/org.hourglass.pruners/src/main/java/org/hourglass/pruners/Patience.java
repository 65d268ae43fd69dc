package org.hourglass.pruners;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.PrunerPlugin;
import org.hourglass.spi.search.Curve;

/**
 * Stops a run that has not become better for some epochs.
 *
 * <pre>
 *   stop after epoch e  if  min over e' &lt;= e of v(e')  &gt;  min over e' &lt;= e - p of v(e')  -  d
 * </pre>
 *
 * <p>Shape: one objective. Domain: values that are no finite numbers are no progress. Unit: that of the objective. Other runs are
 * not looked at.
 *
 * <p>Source: L. Prechelt, "Early stopping, but when?", in "Neural networks: tricks of the trade", 1998, class UP.
 */
@PrunerPlugin(name = "patience", doc = "Stops a run that does not become better")
record Patience(
        @IntParam(doc = "epochs without progress", def = 5, min = 1, max = 100_000) int epochs,
        @Param(doc = "what counts as progress at least, in the unit of the objective", def = 0, min = 0) double atLeast)
        implements Pruner {

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others, Goal goal) {
        int before = run.epochs() - epochs;
        if (before < 1) {
            return Optional.empty();
        }
        double then = run.bestUntil(before);
        double now = run.bestUntil(run.epochs());
        boolean progress = Double.isNaN(then) ? !Double.isNaN(now) : now < then && now <= then - atLeast;
        if (progress) {
            return Optional.empty();
        }
        return Optional.of("%s after epoch %d is no better than %s after epoch %d"
                .formatted(goal.shown(now), run.epochs(), goal.shown(then), before));
    }
}
