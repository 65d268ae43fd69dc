package org.hourglass.store.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Records;
import org.osgi.service.component.annotations.Component;

/** Opens records in H2. */
@Component
public final class H2Records implements Records {

    private static final Duration BEAT = Duration.ofSeconds(3);

    @Override
    public Journal write(Path workspace) {
        return new H2Journal(new Database(new Place(workspace)), Clock.systemUTC(), BEAT);
    }

    @Override
    public Record read(Path workspace) {
        return new H2Record(Database.forReading(new Place(workspace)), Clock.systemUTC());
    }
}
