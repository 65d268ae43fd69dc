package org.hourglass.store.internal;

import java.nio.file.Path;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outboxes;
import org.osgi.service.component.annotations.Component;

/** Opens outboxes in H2. */
@Component
public final class H2Outboxes implements Outboxes {

    @Override
    public Outbox open(Path workspace) {
        return new H2Outbox(new Database(new Place(workspace)));
    }
}
