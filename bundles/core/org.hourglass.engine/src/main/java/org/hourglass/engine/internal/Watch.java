package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.hourglass.study.Objective;
import org.hourglass.study.Slot;

/** Follows the objective of one run, and asks the pruner whether the run goes on. */
final class Watch {

    private final Optional<Rule> rule;
    private final Objective objective;
    private final List<Double> curve;
    private Map<String, Double> last = Map.of();

    /**
     * What decides.
     *
     * @param slot the pruner's, for messages
     * @param pruner the plugin
     * @param trial whose run it is
     * @param others curves of earlier trials, always the same
     * @param epochs how many the run would have
     */
    record Rule(Slot slot, Pruner pruner, int trial, List<Curve> others, int epochs) {}

    Watch(Optional<Rule> rule, Objective objective, List<Double> before) {
        this.rule = rule;
        this.objective = objective;
        this.curve = new ArrayList<>(before);
    }

    /** The run begins, or goes on after some epochs, of which later ones are done again. */
    void started(int epoch) {
        if (curve.size() > epoch) {
            curve.subList(epoch, curve.size()).clear();
        }
    }

    void epoch(Map<String, Double> metrics) {
        last = metrics;
        curve.add(Standing.turned(objective, metrics.getOrDefault(objective.metric(), Double.NaN)));
    }

    /** Returns the objective after each epoch, turned so that less is better. */
    List<Double> curve() {
        return List.copyOf(curve);
    }

    /** Returns what the last epoch had of an objective, turned so that less is better; NaN if it had nothing. */
    double last(Objective wanted) {
        Double value = last.get(wanted.metric());
        if (value != null) {
            return Standing.turned(wanted, value);
        }
        return wanted.equals(objective) && !curve.isEmpty() ? curve.get(curve.size() - 1) : Double.NaN;
    }

    /** Returns why the run stops, if it does. */
    Optional<String> verdict() {
        if (rule.isEmpty() || curve.isEmpty() || curve.size() >= rule.get().epochs()) {
            return Optional.empty();
        }
        Rule it = rule.get();
        Pruner.Goal goal = new Pruner.Goal(it.epochs(), objective.minimize());
        return Plugins.calling(it.slot(), () -> it.pruner().verdict(new Curve(it.trial(), curve), it.others(), goal))
                .map(reason -> "%s: %s".formatted(it.slot().name(), reason));
    }
}
