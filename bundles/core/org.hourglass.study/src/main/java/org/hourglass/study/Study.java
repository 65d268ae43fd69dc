package org.hourglass.study;

import java.util.List;
import org.hourglass.catalog.Revision;

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

    /** Returns what the study is after. */
    Objective objective();

    /** Returns how many seeds each trial is run with. */
    int replicates();

    /** Returns the study's seed; a run's seed is a function of this and the replicate. */
    long seed();

    /** Returns what happens when a run fails. */
    Failures failures();

    /** Returns the plugin revisions that the study's space can use, each once. */
    List<Revision> plugins();

    /** Returns how many trials there are. */
    int trials();

    /** Returns how many points of the space were left out. */
    int excluded();

    /** Returns trial number i, 0 ≤ i &lt; {@link #trials}. */
    Trial trial(int number);

    /** What happens when a run fails. */
    enum Failures {
        /** The others go on. */
        CONTINUE,
        /** No further run is started. */
        STOP
    }
}
