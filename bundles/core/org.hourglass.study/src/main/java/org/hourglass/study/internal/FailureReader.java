package org.hourglass.study.internal;

import java.util.List;
import java.util.Optional;
import org.hourglass.catalog.Domain;
import org.hourglass.study.Study.Budget;
import org.hourglass.study.Study.Failures;

/** Reads {@code failures} and {@code budget}: what ends a study before its last trial. */
final class FailureReader {

    static final String CONTINUE = "continue";
    static final String STOP = "stop";

    private static final Failures USUAL = new Failures(0, 3);
    private static final int MANY = Walk.MAX_TRIALS;

    private final Faults faults;

    FailureReader(Faults faults) {
        this.faults = faults;
    }

    /** Reads a policy, or a map of {@code policy} and {@code quarantine-after}. */
    Failures failures(Optional<Tree> tree) {
        if (tree.isPresent() && tree.get() instanceof Tree.Entries entries) {
            Keys keys = new Keys(entries, "failures", faults);
            int stopAfter = keys.find("policy").map(this::stopAfter).orElse(USUAL.stopAfter());
            int quarantine = keys.find("quarantine-after")
                    .map(value -> whole("failures.quarantine-after", value, 0))
                    .orElse(USUAL.quarantineAfter());
            keys.refuseOthers();
            return new Failures(stopAfter, quarantine);
        }
        return tree.map(policy -> new Failures(stopAfter(policy), USUAL.quarantineAfter()))
                .orElse(USUAL);
    }

    private int stopAfter(Tree tree) {
        if (tree.plain() instanceof Number) {
            return whole("failures", tree, 1);
        }
        if (!(tree.plain() instanceof String)) {
            faults.add(
                    tree.place(),
                    "`failures` cannot be %s".formatted(tree.shown()),
                    "it must be continue, stop, or after how many failed trials to stop");
            return 0;
        }
        return new TermReader("failures", new Domain.Choice(List.of(CONTINUE, STOP)), faults)
                .literal(tree)
                .map(value -> value.equals(STOP) ? 1 : 0)
                .orElse(0);
    }

    Budget budget(Optional<Tree> tree) {
        if (tree.isPresent() && !(tree.get() instanceof Tree.Entries)) {
            faults.add(
                    tree.get().place(),
                    "`budget` cannot be %s".formatted(tree.get().shown()),
                    "write {completed: 40, attempts: 60, hours: 2}, or some of them");
        }
        if (tree.isEmpty() || !(tree.get() instanceof Tree.Entries entries)) {
            return Budget.NONE;
        }
        Keys keys = new Keys(entries, "budget", faults);
        int completed = keys.find("completed")
                .map(value -> whole("budget.completed", value, 1))
                .orElse(Budget.NONE.completed());
        int attempts = keys.find("attempts")
                .map(value -> whole("budget.attempts", value, 1))
                .orElse(Budget.NONE.attempts());
        double hours = keys.find("hours").flatMap(this::hours).orElse(Budget.NONE.hours());
        keys.refuseOthers();
        return new Budget(completed, attempts, hours);
    }

    private Optional<Double> hours(Tree tree) {
        return new TermReader("budget.hours", new Domain.Real(0, 1e6, false), faults)
                .literal(tree)
                .map(value -> ((Number) value).doubleValue());
    }

    private int whole(String path, Tree tree, int least) {
        return new TermReader(path, new Domain.Whole(least, MANY, false), faults)
                .literal(tree)
                .map(value -> Math.toIntExact((Long) value))
                .orElse(least);
    }
}
