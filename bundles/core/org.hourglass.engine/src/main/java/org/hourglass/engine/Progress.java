package org.hourglass.engine;

import java.util.Map;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunId;

/** Hears what the engine does. Called by one thread at a time; must return quickly. */
public interface Progress {

    /** A preparation takes time: a dataset is loaded, a baseline is fitted. */
    default void preparing(String what) {}

    /** The study begins; done of all its runs have ended before. */
    default void begun(int runs, int done) {}

    /** A run begins, or goes on after some epochs. */
    default void started(RunId run, int epoch, int epochs) {}

    /** Part of an epoch is done, now and then. */
    default void step(RunId run, int epoch, double fractionOfEpoch, double loss) {}

    /** An epoch is done. */
    default void epoch(RunId run, int epoch, int epochs, Map<String, Double> metrics) {}

    /** The run is trained and is being evaluated. */
    default void evaluating(RunId run) {}

    /** A run has ended. */
    default void ended(RunId run, Outcome outcome) {}

    /** A run shares the result of an equal one. */
    default void shared(RunId run, RunId other) {}

    /** Something to be told once, in words. */
    default void notice(String text) {}
}
