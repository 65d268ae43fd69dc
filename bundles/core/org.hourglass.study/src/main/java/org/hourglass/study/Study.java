package org.hourglass.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.catalog.Revision;
import org.hourglass.spi.search.History;

/**
 * A checked study. A function of its file and of the plugins that it pins: the same trials in the same order, always.
 */
public interface Study {

    /** Returns its name, unique in a workspace. */
    String name();

    /** Returns what is asked, or nothing. */
    String question();

    /** Returns the file as it was read. */
    String source();

    /**
     * Returns canonical JSON of the file, settings applied and defaults of the study's own keys filled in; plugin names as
     * they were written. It is a study file too and reads back as the same study.
     */
    String canonical();

    /** Returns the sha256 of {@link #canonical}. */
    default String sha256() {
        return org.hourglass.base.Sha256.of(canonical());
    }

    /** Returns what the study is after: one objective, or several between which there is no order. */
    List<Objective> objectives();

    /** Returns the first objective. */
    default Objective objective() {
        return objectives().get(0);
    }

    /** Returns how many seeds each trial is run with. */
    int replicates();

    /** Returns the study's seed; a run's seed is a function of this and the replicate. */
    long seed();

    /** Returns what happens when runs fail. */
    Failures failures();

    /** Returns the plugin that stops runs early, if there is one. */
    Optional<Slot> pruner();

    /** Returns when enough has been done. */
    Budget budget();

    /** Returns where runs are executed. */
    Isolation isolation();

    /** Returns how many trials a suggestion or a decision does not wait for: that about trial i looks at trials 0 .. i - window. */
    int window();

    /** Returns the plugin revisions that the study's space can use, each once. */
    List<Revision> plugins();

    /** Returns how many trials there are at most. */
    int trials();

    /** Returns how many points of the space were left out of those trials that are known beforehand. */
    int excluded();

    /** Returns how many trials are known before there is a result: all of them, or some if the sampler looks at results. */
    int known();

    /** Returns trial number i, 0 ≤ i &lt; {@link #known}. */
    Trial trial(int number);

    /**
     * Returns a trial that was suggested earlier.
     *
     * @param point as {@link Trial#point} had it
     * @throws org.hourglass.base.HourglassException of code USER if the study's space has no such point
     */
    Trial trial(int number, Map<String, Object> point);

    /** Returns a new suggester of trials. */
    Suggester suggester();

    /** Suggests one trial after the other; used by one thread at a time. */
    interface Suggester {

        /**
         * Returns the next trial: a function of the arguments alone.
         *
         * @param trial its number
         * @param asked how many points the sampler was asked for before, those that were left out among them
         * @param history what may be looked at
         * @throws org.hourglass.base.HourglassException of code USER if the study leaves out all that the sampler suggests, of
         *     code PLUGIN if the sampler fails
         */
        Suggestion next(int trial, long asked, History history);
    }

    /** A trial, and how many points the sampler has been asked for with it. */
    record Suggestion(Trial trial, long asked) {}

    /**
     * What happens when runs fail, decided in the order of the trials.
     *
     * @param stopAfter as many failed trials end the study; 0 if it goes on whatever fails
     * @param quarantineAfter as many failed trials in a row of the same plugin, for the same reason, park the others that need
     *     it; 0 for never
     */
    record Failures(int stopAfter, int quarantineAfter) {}

    /**
     * When enough has been done; what is not limited is as large as can be.
     *
     * @param completed trials
     * @param attempts trials that were begun
     * @param hours of wall time, of one command
     */
    record Budget(int completed, int attempts, double hours) {

        /** No limit. */
        public static final Budget NONE = new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
    }

    /**
     * Where runs are executed.
     *
     * @param process whether in processes of their own, so that what a plugin does to its process costs its run alone
     * @param heap of such a process, as the JVM's -Xmx has it; nothing for the usual one
     * @param minutes that a run may take
     * @param idleMinutes that may go by without a step
     */
    record Isolation(boolean process, String heap, double minutes, double idleMinutes) {

        /** On threads of this process. */
        public static final Isolation THREAD =
                new Isolation(false, "", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
