package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Study;

/**
 * Decides in the order of the trials which of them must wait for another version of a plugin. A decision may come when the
 * trial has been executed already; it is parked all the same, so that the table does not depend on how fast the others were.
 */
final class Parking {

    private final Study study;
    private final Standing standing;
    private final Agenda agenda;
    private final Quarantine quarantine;
    private final Map<Integer, String> parked = new HashMap<>();
    private final Set<RunId> late = new LinkedHashSet<>();
    private int decided;
    private int counted;

    Parking(Study study, Standing standing, Agenda agenda) {
        this.study = study;
        this.standing = standing;
        this.agenda = agenda;
        this.quarantine = new Quarantine(study.failures().quarantineAfter());
    }

    /** A trial that must wait. */
    record Parked(int trial, String why) {}

    /** Decides about all trials that had their turn and whose evidence is complete; returns those that must wait. */
    List<Parked> decide() {
        List<Parked> found = new ArrayList<>();
        for (; decided < agenda.taken() && standing.allEndedBefore(agenda.horizon(decided)); decided++) {
            for (; counted < agenda.horizon(decided); counted++) {
                count(counted);
            }
            if (quarantine.watches()) {
                int trial = decided;
                quarantine.why(agenda.trial(trial).configuration()).ifPresent(why -> {
                    parked.put(trial, why);
                    found.add(new Parked(trial, why));
                });
            }
        }
        return found;
    }

    private void count(int trial) {
        if (study.failures().quarantineAfter() == 0 || standing.state(trial) == RunState.PARKED) {
            return;
        }
        List<RunError> failures = standing.failures(trial);
        if (!failures.isEmpty()) {
            quarantine.failed(agenda.trial(trial).configuration(), failures);
        } else if (quarantine.watches()) {
            quarantine.passed(agenda.trial(trial).configuration());
        }
    }

    boolean isParked(int trial) {
        return parked.containsKey(trial);
    }

    String why(int trial) {
        return Objects.requireNonNull(parked.get(trial));
    }

    /** Returns the runs that are parked when they end. */
    List<RunId> late() {
        return List.copyOf(late);
    }

    void later(RunId run) {
        late.add(run);
    }

    void done(RunId run) {
        late.remove(run);
    }
}
