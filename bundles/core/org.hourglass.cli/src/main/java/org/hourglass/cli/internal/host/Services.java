package org.hourglass.cli.internal.host;

import java.util.Optional;

/** The services of the framework, asked for when a command needs them and not before. */
public interface Services {

    /** Returns the service if it is there now. */
    <T> Optional<T> find(Class<T> type);

    /**
     * Returns the service, after a short wait if need be.
     *
     * @throws org.hourglass.base.HourglassException of code RESOURCES if this installation does not offer it
     */
    <T> T need(Class<T> type);
}
