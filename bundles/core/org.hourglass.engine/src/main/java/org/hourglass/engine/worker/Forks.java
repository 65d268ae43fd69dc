package org.hourglass.engine.worker;

import java.nio.file.Path;

/** Starts this program again as a worker. An OSGi service. */
public interface Forks {

    /**
     * Returns how to start a process that does what {@link WorkerService#serve} says with its standard input and output.
     *
     * @param workspace the folder
     * @param heap as the JVM's -Xmx has it; nothing for the usual one
     */
    ProcessBuilder worker(Path workspace, String heap);
}
