package org.hourglass.pruners;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;

/**
 * The rungs of successive halving: after {@code first}, {@code first * factor}, ... epochs a run goes on if it is among the best
 * share of those that came as far.
 */
record Rungs(double first, int factor) {

    Optional<String> verdict(Curve run, List<Curve> others, Pruner.Goal goal) {
        int epoch = run.epochs();
        if (!isRung(epoch)) {
            return Optional.empty();
        }
        double value = run.after(epoch);
        double[] values = others.stream()
                .mapToDouble(other -> other.after(epoch))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        long better =
                java.util.Arrays.stream(values).filter(other -> other < value).count();
        int promoted = Math.max(1, (values.length + 1) / factor);
        if (better < promoted && Double.isFinite(value)) {
            return Optional.empty();
        }
        return Optional.of("%s after epoch %d is not among the best %d of %d runs"
                .formatted(goal.shown(value), epoch, promoted, values.length + 1));
    }

    private boolean isRung(int epoch) {
        double rung = first;
        while (Math.round(rung) < epoch) {
            rung *= factor;
        }
        return Math.round(rung) == epoch;
    }
}
