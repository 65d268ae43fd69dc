package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Journal.Pending;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that is copied while a process is at work in it. */
@Timeout(120)
final class CopiedTest {

    @TempDir
    Path folder;

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static RunState state(Path workspace) {
        try (Record record = new H2Records().read(workspace)) {
            return record.run(Child.RUN).orElseThrow().run().state();
        }
    }

    @Test
    void isAWorkspaceOfItsOwnAlsoWhereTheOriginalIsAtWork() throws IOException {
        Path original = Files.createDirectory(folder.resolve("original"));
        Path copy = folder.resolve("copy");
        try (Spawned holder = Spawned.child("hold", original)) {
            holder.expect("ready");
            copy(original, copy);
            sayItIsElsewhere(copy);
            try (Journal journal = new H2Records().write(copy)) {
                assertThat(journal.pending("stream")).extracting(Pending::state).containsExactly(RunState.INTERRUPTED);
                journal.started(Child.RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
                journal.epoch(Child.RUN, 1, Samples.metrics(1, 1), 1, Optional.empty());
                journal.ended(Child.RUN, Samples.completed(1, Map.of()));
            }
            assertThat(state(copy)).isEqualTo(RunState.COMPLETED);
            assertThat(state(original)).isEqualTo(RunState.RUNNING);
        }
    }

    /** As if it came from another machine, some minutes ago. */
    private static void sayItIsElsewhere(Path workspace) {
        try (Database database = new Database(new Place(workspace))) {
            database.transaction(tx ->
                    tx.update("UPDATE lease SET host = 'elsewhere', expires = DATEADD(MINUTE, -5, CURRENT_TIMESTAMP)"));
        }
    }
}
