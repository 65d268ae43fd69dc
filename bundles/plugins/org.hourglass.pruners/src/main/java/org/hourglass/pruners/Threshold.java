package org.hourglass.pruners;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.PrunerPlugin;
import org.hourglass.spi.search.Curve;

/**
 * Stops a run whose objective leaves its bounds.
 *
 * <pre>
 *   stop after epoch e &gt; warmup  if not  lower &lt;= v(e) &lt;= upper
 * </pre>
 *
 * <p>Shape: one objective. Domain: a value that is no finite number is out of bounds. Unit: that of the objective, as the study
 * has it. Other runs are not looked at.
 *
 * <p>Source: elementary; T. Akiba et al., "Optuna", KDD 2019, has the same rule.
 */
@PrunerPlugin(name = "threshold", doc = "Stops a run whose objective leaves its bounds")
record Threshold(
        @Param(doc = "least value that is allowed", def = -1e300) double lower,
        @Param(doc = "largest value that is allowed", def = 1e300) double upper,
        @IntParam(doc = "epochs in which nothing stops", def = 0, min = 0, max = 100_000) int warmup)
        implements Pruner {

    Threshold {
        if (lower >= upper) {
            throw new IllegalArgumentException(
                    "threshold: `lower` must be below `upper`, but got %s and %s".formatted(lower, upper));
        }
    }

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others, Goal goal) {
        double value = goal.original(run.after(run.epochs()));
        if (run.epochs() <= warmup || (value >= lower && value <= upper)) {
            return Optional.empty();
        }
        return Optional.of("%.4g after epoch %d is not within %s and %s".formatted(value, run.epochs(), lower, upper));
    }
}
