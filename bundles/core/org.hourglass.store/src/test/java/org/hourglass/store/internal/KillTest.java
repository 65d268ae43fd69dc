package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Record.RunDetail;
import org.hourglass.engine.record.RunState;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outbox.Item;
import org.hourglass.store.Outbox.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KillTest {

    @TempDir
    Path workspace;

    @Test
    void nothingThatWasAcknowledgedIsLost() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int recorded = 0;
        for (int kill = 0; kill < Integer.getInteger("hourglass.kills", 4); kill++) {
            int acknowledged = killedAfter(recorded + 1, random.nextInt(60));
            int now = recordedEpochs();
            // the one after the last that was acknowledged may have been committed when the process was ended
            assertThat(now)
                    .as("kill %d, seed %d", kill, seed)
                    .isBetween(Math.max(acknowledged, recorded), Math.max(acknowledged, recorded) + 1);
            recorded = now;
        }
    }

    private int killedAfter(int from, int lines) {
        int acknowledged = 0;
        try (Spawned writer = Spawned.child("stream", workspace, from, Integer.MAX_VALUE)) {
            writer.expect("ready");
            for (int i = 0; i < lines; i++) {
                acknowledged = epoch(writer.line());
            }
            for (String line : writer.kill().rest()) {
                acknowledged = epoch(line);
            }
        }
        return acknowledged;
    }

    private static int epoch(String line) {
        assertThat(line).startsWith("told ");
        return Integer.parseInt(line.substring(5));
    }

    private int recordedEpochs() {
        try (Record record = new H2Records().read(workspace);
                Outbox outbox = new H2Outboxes().open(workspace)) {
            RunDetail run = record.run(Child.RUN).orElseThrow();
            assertThat(run.run().state()).isEqualTo(RunState.INTERRUPTED);
            int epochs = run.run().epochs();
            List<Long> expected = IntStream.rangeClosed(1, epochs)
                    .mapToObj(epoch -> (long) epoch)
                    .toList();
            assertThat(run.history().getOrDefault("val/reconstruction", List.of()))
                    .extracting(point -> (long) point.epoch())
                    .isEqualTo(expected);
            List<Item> items = outbox.due("server", Integer.MAX_VALUE, Instant.now());
            assertThat(items.stream()
                            .filter(item -> item.kind() == Kind.METRICS)
                            .map(item -> item.payload().get("epoch"))
                            .toList())
                    .isEqualTo(expected);
            assertThat(items.stream().filter(item -> item.kind() == Kind.RUN)).hasSize(1);
            return epochs;
        }
    }

    @Test
    void aProcessThatIsStoppedWritesToItsEnd() {
        try (Spawned stopped = Spawned.child("exit-hook", workspace, 200)) {
            stopped.expect("ready");
            stopped.stop();
            stopped.expect("done");
            stopped.rest();
        }
        try (Journal journal = new H2Records().write(workspace);
                Record record = new H2Records().read(workspace)) {
            journal.interrupted(Child.RUN, Optional.empty(), 0);
            assertThat(record.run(Child.RUN).orElseThrow().run().epochs()).isEqualTo(200);
        }
    }
}
