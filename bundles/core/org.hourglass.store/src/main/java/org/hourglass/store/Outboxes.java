package org.hourglass.store;

import java.nio.file.Path;

/** Opens the outbox of a workspace. An OSGi service. */
public interface Outboxes {

    /** Opens the outbox; works beside the process that writes the record. */
    Outbox open(Path workspace);
}
