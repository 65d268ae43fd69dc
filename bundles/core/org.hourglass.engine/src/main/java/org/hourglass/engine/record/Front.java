package org.hourglass.engine.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hourglass.engine.record.Record.TrialView;
import org.hourglass.study.Objective;
import org.jspecify.annotations.Nullable;

/** The trials that no other trial dominates. */
final class Front {

    private Front() {}

    /** A trial with its objectives turned so that less is better. */
    private record Candidate(TrialView trial, double[] costs) {

        boolean dominates(Candidate other) {
            boolean better = false;
            for (int i = 0; i < costs.length; i++) {
                if (costs[i] > other.costs[i]) {
                    return false;
                }
                better |= costs[i] < other.costs[i];
            }
            return better;
        }
    }

    /** In the order of their costs, a trial can be dominated only by those before it. */
    static List<TrialView> of(List<Objective> objectives, List<TrialView> trials) {
        List<Candidate> candidates = new ArrayList<>();
        for (TrialView trial : trials) {
            double[] costs = costs(objectives, trial.objectives());
            if (Arrays.stream(costs).noneMatch(Double::isNaN)) {
                candidates.add(new Candidate(trial, costs));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::costs, Arrays::compare));
        List<Candidate> front = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (front.stream().noneMatch(other -> other.dominates(candidate))) {
                front.add(candidate);
            }
        }
        return front.stream()
                .map(Candidate::trial)
                .sorted(Comparator.comparingInt(TrialView::trial))
                .toList();
    }

    private static double[] costs(List<Objective> objectives, List<@Nullable Double> values) {
        double[] costs = new double[objectives.size()];
        for (int i = 0; i < costs.length; i++) {
            Double value = values.get(i);
            double known = value == null ? Double.NaN : value;
            // sorting tells the two zeros apart, and neither of these gives the negative one
            costs[i] = objectives.get(i).minimize() ? 0.0 + known : 0.0 - known;
        }
        return costs;
    }
}
