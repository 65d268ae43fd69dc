package org.hourglass.engine.record;

/** Where a run is in its life. */
public enum RunState {
    /** Not begun. */
    PLANNED,
    /** At work in a live process. */
    RUNNING,
    /** Its process is gone or was stopped; it goes on from its last checkpoint. */
    INTERRUPTED,
    /** Done. */
    COMPLETED,
    /** Stopped by a pruner. */
    PRUNED,
    /** Ended by an error. */
    FAILED,
    /** Waits for a plugin that is missing or quarantined. */
    PARKED;

    /** Says whether the run will not go on by itself. */
    public boolean ended() {
        return this == COMPLETED || this == PRUNED || this == FAILED || this == PARKED;
    }
}
