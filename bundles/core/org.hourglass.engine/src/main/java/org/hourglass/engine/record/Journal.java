package org.hourglass.engine.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine writes. Each call is one transaction, durable when it returns, and may be repeated without harm. Thread-
 * safe. Holds the workspace's lease from its opening to its close.
 */
public interface Journal extends AutoCloseable {

    /**
     * Records a study with its planned runs, or finds it there. RUNNING runs of dead processes become INTERRUPTED.
     *
     * @throws org.hourglass.base.HourglassException of code USER if another study of that name is recorded, with what
     *     differs
     */
    void begin(StudyEntry study);

    /** Sets the state of a study and says why. */
    void studyState(String study, StudyState state, String why);

    /** Returns every run of a study that has not ended, in trial order, with the checkpoint that it can go on from. */
    List<Pending> pending(String study);

    /**
     * A run begins or goes on.
     *
     * @param key the sha256 of the order
     * @param order the order as canonical JSON
     */
    void started(RunId run, long seed, String key, String order);

    /**
     * An epoch is done. Told again after a crash, with the same values: the first telling stays, and trackers hear nothing.
     *
     * @param epoch counted from 1
     * @param metrics by name; what is not finite is recorded as such
     * @param seconds since the run's start, over all attempts
     * @param checkpoint if one was written; the one before it may then be deleted
     */
    void epoch(RunId run, int epoch, Map<String, Double> metrics, double seconds, Optional<Checkpoint> checkpoint);

    /** A run has ended. */
    void ended(RunId run, Outcome outcome);

    /** A run was stopped on request and goes on later, from this checkpoint if there is one. */
    void interrupted(RunId run, Optional<Checkpoint> checkpoint, double seconds);

    /** Returns another run that ended COMPLETED with this key, if there is one. */
    Optional<RunId> completed(String key);

    /** Copies outcome and history of a completed run of the same key. */
    void sharedFrom(RunId run, RunId other, long seed, String key, String order);

    /** Something worth remembering happened to a study. */
    void event(String study, String kind, String text);

    /** Gives the lease back. */
    @Override
    void close();

    /**
     * A study to record.
     *
     * @param name unique in the workspace
     * @param question what is asked, or nothing
     * @param source the file
     * @param canonical canonical JSON, which decides whether it is the same study
     * @param objectiveMetric its metric
     * @param minimize whether less is better
     * @param replicates seeds per trial
     * @param plugins pinned revisions as JSON objects {kind, name, version, sha256, bundle}
     * @param trials the points as JSON objects, in order
     */
    record StudyEntry(
            String name,
            String question,
            String source,
            String canonical,
            String objectiveMetric,
            boolean minimize,
            int replicates,
            List<Map<String, Object>> plugins,
            List<Map<String, Object>> trials) {}

    /**
     * A run that has not ended.
     *
     * @param run which
     * @param state PLANNED or INTERRUPTED
     * @param key of the order that an earlier attempt had, if there was one: another order cannot use its checkpoint
     * @param checkpoint the last one, if there is one
     * @param seconds spent so far
     */
    record Pending(RunId run, RunState state, Optional<String> key, Optional<Checkpoint> checkpoint, double seconds) {}
}
