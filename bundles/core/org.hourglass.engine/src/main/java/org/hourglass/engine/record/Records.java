package org.hourglass.engine.record;

import java.nio.file.Path;

/** Opens the record of a workspace. An OSGi service. */
public interface Records {

    /**
     * Opens the record for writing and takes the workspace's lease.
     *
     * @throws org.hourglass.base.HourglassException of code RESOURCES if another process holds the workspace (with its
     *     number and since when), the folder cannot be written, the disk is full, or a newer program wrote the record
     */
    Journal write(Path workspace);

    /** Opens the record for reading; works beside a writing process. An empty record if there is none yet. */
    Record read(Path workspace);
}
