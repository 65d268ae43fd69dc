package org.hourglass.pruners;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.PrunerPlugin;
import org.hourglass.spi.search.Curve;
import org.hourglass.spi.search.Draws;

/**
 * Hyperband: successive halving in several brackets at once, from one that stops early and boldly to one that stops nothing, so
 * that it need not be known how soon values can be trusted.
 *
 * <pre>
 *   brackets  s = 0 .. S,  S = floor(log_eta(R / r));   bracket s has its first rung after  r eta^s  epochs
 *   a trial is of bracket s with probability proportional to  ceil((S + 1) eta^(S - s) / (S - s + 1))
 * </pre>
 *
 * <p>Shape: one objective. Domain: a value that is no finite number stops the run at a rung. Unit: that of the objective, less is
 * better. R is the number of epochs that a run has. The bracket is a function of the trial's number alone; runs are compared
 * within their bracket.
 *
 * <p>Source: L. Li et al., "Hyperband: a novel bandit-based approach to hyperparameter optimization", JMLR 18, 2018, algorithm 1.
 */
@PrunerPlugin(name = "hyperband", doc = "Successive halving in several brackets at once")
record Hyperband(
        @IntParam(doc = "epochs of the first rung of the boldest bracket", def = 1, min = 1, max = 100_000)
                int minEpochs,
        @IntParam(doc = "one in how many goes on", def = 3, min = 2, max = 100) int factor)
        implements Pruner {

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others, Goal goal) {
        int bracket = bracket(run.trial(), goal.epochs());
        List<Curve> same = others.stream()
                .filter(other -> bracket(other.trial(), goal.epochs()) == bracket)
                .toList();
        return new Rungs(minEpochs * Math.pow(factor, bracket), factor)
                .verdict(run, same, goal)
                .map(reason -> reason + " of bracket " + bracket);
    }

    int brackets(int epochs) {
        int last = 0;
        for (long rung = (long) minEpochs * factor; rung <= epochs; rung *= factor) {
            last++;
        }
        return last + 1;
    }

    int bracket(int trial, int epochs) {
        int brackets = brackets(epochs);
        double[] weights = new double[brackets];
        double sum = 0;
        for (int s = 0; s < brackets; s++) {
            int halvings = brackets - 1 - s;
            weights[s] = Math.ceil(brackets * Math.pow(factor, halvings) / (halvings + 1));
            sum += weights[s];
        }
        double rest = new Draws(0, trial).uniform("bracket") * sum;
        int bracket = 0;
        while (bracket < brackets - 1 && rest >= weights[bracket]) {
            rest -= weights[bracket++];
        }
        return bracket;
    }
}
