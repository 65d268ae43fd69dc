package org.hourglass.engine.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hourglass.study.Objective;

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

    /**
     * Plans one further trial with a run for each replicate. A trial that is planned stays as it is.
     *
     * @param study a study that was begun
     */
    void planned(String study, PlannedTrial trial);

    /** Returns the trials that were planned so far, in order: what a sampler has said before a stop. */
    List<PlannedTrial> trials(String study);

    /**
     * Returns what is known of every run that has begun or has ended, in trial order: what samplers and pruners look at
     * after a stop.
     *
     * @param metrics the names that are asked for
     */
    List<Evidence> evidence(String study, List<String> metrics);

    /**
     * Goes on with a recorded study that has become longer or wider: another canonical form, more attempts, further trials
     * and plugins. Trials that are recorded stay as they are.
     *
     * @param study what it has become; replicates and objectives are those that it had
     * @param what has changed, for people
     * @param goingOn whether the completed runs become INTERRUPTED, to go on to further epochs from their last checkpoints;
     *     one without a checkpoint begins anew and comes to the same values
     */
    void extended(StudyEntry study, String what, boolean goingOn);

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

    /** A run has ended. What has ended stays as it ended, but see {@link #parked} and {@link #reopen}. */
    void ended(RunId run, Outcome outcome);

    /**
     * A run, whatever its state, waits for a plugin: it becomes PARKED with an error of code PARKED. Its epochs, metrics,
     * weights, artifacts and checkpoint are forgotten, here and by trackers.
     *
     * @param why one sentence for people
     */
    void parked(RunId run, String why);

    /**
     * Plans runs that have ended again, with nothing left of what they were. Their errors are kept as events, their attempts
     * are counted on. Runs that have not ended stay as they are.
     *
     * @param why the events' beginning, for people
     */
    void reopen(String study, List<RunId> runs, String why);

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
     * @param objectives what it is after, at least one; summaries show the first
     * @param replicates seeds per trial
     * @param attempts how many trials there will be at most
     * @param plugins pinned revisions as JSON objects {kind, name, version, sha256, bundle}
     * @param trials the points as JSON objects, in order, as far as they are known when the study begins
     */
    record StudyEntry(
            String name,
            String question,
            String source,
            String canonical,
            List<Objective> objectives,
            int replicates,
            int attempts,
            List<Map<String, Object>> plugins,
            List<Map<String, Object>> trials) {}

    /**
     * A trial that is planned.
     *
     * @param number counted from 0
     * @param ask the sampler's own count when it said this; of a trial that its study began with, the number
     * @param point the point as JSON object
     */
    record PlannedTrial(int number, long ask, Map<String, Object> point) {

        /** Copies the point, keeping its order. */
        public PlannedTrial {
            point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        }
    }

    /**
     * What is known of a run.
     *
     * @param run which
     * @param state not PLANNED
     * @param history by metric: epoch and value; what was measured at the run's end stands at its last epoch
     * @param error why it failed, was pruned or parked
     */
    record Evidence(
            RunId run, RunState state, Map<String, SortedMap<Integer, Double>> history, Optional<RunError> error) {}

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
