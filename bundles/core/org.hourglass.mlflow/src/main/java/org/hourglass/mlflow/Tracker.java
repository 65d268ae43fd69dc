package org.hourglass.mlflow;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A workspace's MLflow server: the one that {@code mlflow.url} in its {@code hourglass.yaml} names, or else a local one
 * with its data in the workspace. Thread-safe; an OSGi service.
 *
 * <p>What goes wrong is a {@link org.hourglass.base.HourglassException} of code RESOURCES with the remedy, or USER where
 * {@code hourglass.yaml} is wrong; whatever it is, the record stays whole and what was not sent stays queued.
 */
public interface Tracker {

    /**
     * Starts the local server, or finds it running; installs it first where that was never done. If the workspace names a
     * server of its own, only checks that it answers. The local server outlives this process.
     *
     * @param progress told in one line each what takes time, from the calling thread
     */
    Server up(Path workspace, Consumer<String> progress);

    /** Stops the local server and says whether one was running; a server that the workspace names is left alone. */
    boolean down(Path workspace);

    /** Returns how server and queue stand; never fails because of the server, and answers within seconds. */
    Status status(Path workspace);

    /**
     * Sends everything that waits, in the foreground.
     *
     * @param progress told after each part, from the calling thread
     * @return what was sent
     * @throws org.hourglass.base.HourglassException of code RESOURCES if there is no server, or it fails on the way
     */
    Delivery sync(Path workspace, Consumer<Delivery> progress);

    /**
     * Sends in the background, by one thread, from now on and whenever a server is there; never throws and never waits.
     *
     * @param notices told what people should know, once for each cause, from the sender's thread
     */
    Follower follow(Path workspace, Consumer<String> notices);

    /** Returns the page that shows a study's trials, best first, if the server answers and has the study. */
    Optional<URI> link(Path workspace, String study);

    /** Sends in the background until it is closed. */
    interface Follower extends AutoCloseable {

        /** Sends what is left if the server is well, for a few seconds at most, and ends. */
        @Override
        void close();
    }
}
