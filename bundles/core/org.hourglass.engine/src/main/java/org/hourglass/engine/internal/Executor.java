package org.hourglass.engine.internal;

import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Outcome;

/** Where runs are executed: an order goes in, events and an outcome come out, and nothing else passes between. */
public interface Executor extends AutoCloseable {

    /**
     * Trains and measures a run.
     *
     * @param order all that decides the run
     * @param start what an earlier attempt left
     * @param events told as things happen, on the calling thread
     * @return how it ended; empty if it was stopped, which the events were told with the checkpoint to go on from
     */
    Optional<Outcome> execute(RunOrder order, Start start, Events events);

    @Override
    void close();

    /** What an earlier attempt left: a checkpoint, and the seconds spent. */
    record Start(Optional<Checkpoint> checkpoint, double seconds) {}

    /** Hears of one run, and says whether to stop. */
    interface Events {

        /** Asked after each step. */
        boolean stopping();

        /** The run begins, or goes on after some epochs. */
        void started(int epoch);

        /** A step is done. */
        void step(int epoch, double fraction, double loss);

        /** An epoch is done; once this returns, earlier checkpoints are not needed. */
        void epoch(int epoch, Map<String, Double> metrics, double seconds, Optional<Checkpoint> checkpoint);

        /** Asked before each epoch but the first: why the run is not worth a further one, if it is not. */
        Optional<String> pruned();

        /** The run was stopped and goes on from this checkpoint. */
        void interrupted(Checkpoint checkpoint, double seconds);

        /** The run is trained. */
        void evaluating();

        /** Something to be told once, in words. */
        void notice(String text);
    }
}
