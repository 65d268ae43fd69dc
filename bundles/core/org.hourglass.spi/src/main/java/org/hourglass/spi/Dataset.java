package org.hourglass.spi;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** A source of samples. */
@ConsumerType
public interface Dataset {

    /**
     * Loads all splits. Called once per process and configuration; the result is shared by all runs.
     *
     * @param folder the workspace's data folder, for relative names of files
     * @throws IOException if a file is missing or not what it should be; the message names the file, what was expected
     *     and what to do, and nothing is allocated by sizes that were not checked
     */
    Data load(Path folder) throws IOException;
}
