package org.hourglass.pruners;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;

/** Compares the best value so far with what earlier runs had after the same epoch. */
final class Quantile {

    private final double share;
    private final int warmup;
    private final int startup;

    /**
     * Makes the rule.
     *
     * @param share of the earlier runs that are good enough, 0 to 1
     * @param warmup epochs in which nothing stops
     * @param startup earlier runs that must have come as far
     */
    Quantile(double share, int warmup, int startup) {
        this.share = share;
        this.warmup = warmup;
        this.startup = startup;
    }

    Optional<String> verdict(String name, Curve run, List<Curve> others, Pruner.Goal goal) {
        int epoch = run.epochs();
        double[] values = others.stream()
                .mapToDouble(other -> other.after(epoch))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (epoch <= warmup || values.length < startup || values.length == 0) {
            return Optional.empty();
        }
        double bound = quantile(values);
        double best = run.bestUntil(epoch);
        if (best <= bound) {
            return Optional.empty();
        }
        return Optional.of("%s after epoch %d is %s %s, the %s of %d earlier runs"
                .formatted(goal.shown(best), epoch, goal.worse(), goal.shown(bound), name, values.length));
    }

    /** Interpolates linearly between the sorted values, as numpy and R's type 7 do. */
    private double quantile(double[] sorted) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
