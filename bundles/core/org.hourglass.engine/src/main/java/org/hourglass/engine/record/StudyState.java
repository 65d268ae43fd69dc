package org.hourglass.engine.record;

/** Where a study is in its life. */
public enum StudyState {
    /** Recorded, no run begun. */
    NEW,
    /** At work. */
    RUNNING,
    /** Stopped or cut off; `resume` goes on. */
    STOPPED,
    /** Every run has ended. */
    COMPLETED
}
